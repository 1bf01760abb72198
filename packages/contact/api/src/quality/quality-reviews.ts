import type { CallId } from "@patchbay/base/ids";
import { replyToReview, settleAppeal } from "@patchbay/use-cases/quality/answer-review";
import { listReviews } from "@patchbay/use-cases/quality/list-reviews";
import { reviewContact } from "@patchbay/use-cases/quality/review-contact";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

const text = z.string().max(5_000);

/** Who may not listen to recordings sees the reviews of their own contacts only. */
export const listReviewsProcedure = may("call:read")
  .input(z.object({ call: id<CallId>().optional() }))
  .query(({ ctx, input }) => listReviews(ctx)(input));

export const reviewContactProcedure = may("recording:listen")
  .input(
    z.object({
      call: id<CallId>(),
      form: id<string>(),
      answers: z.record(z.string().max(80), z.number().nullable()),
      comment: text,
    }),
  )
  .mutation(async ({ ctx, input }) => unwrap(await reviewContact(ctx)(input)));

export const replyToReviewProcedure = may("agent:self")
  .input(z.object({ id: id<string>(), how: z.enum(["accepted", "appealed"]), text }))
  .mutation(async ({ ctx, input }) => unwrap(await replyToReview(ctx)(input)));

export const settleAppealProcedure = may("recording:listen")
  .input(z.object({ id: id<string>(), how: z.enum(["upheld", "revised"]), text }))
  .mutation(async ({ ctx, input }) => unwrap(await settleAppeal(ctx)(input)));
