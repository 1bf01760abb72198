import { z } from "zod";
import { instant, limit } from "../inputs.ts";
import { may } from "../procedures.ts";

const answer = z.object({
  call: z.string(),
  question: z.string(),
  score: z.number().int(),
  best: z.number().int(),
  at: z.number(),
});

/** What customers answered, newest first. */
export const listAnswers = may("call:read")
  .meta({ rest: { method: "GET", path: "/survey-answers", summary: "Survey answers", answer: z.array(answer) } })
  .input(
    z.object({
      question: z.string().max(60).exactOptional(),
      from: instant.exactOptional(),
      to: instant.exactOptional(),
      limit: limit(100, 1_000),
    }),
  )
  .query(({ ctx, input }) => ctx.stores.surveys.search(input));
