import type { QueueEntryId } from "@patchbay/base/ids";
import { whyNot } from "@patchbay/use-cases/queue/why-not";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { whyNotAnswer } from "../rest/answers.ts";

/** Of a contact that waits or waited: why each agent has it not, now and at every decision before. */
export const whyNotProcedure = may("queue:read")
  .meta({
    rest: {
      method: "GET",
      path: "/queue-entries/{entry}/why-not",
      summary: "Why each agent has not got a contact, now and at every decision before, and what would have to change",
      answer: whyNotAnswer,
    },
  })
  .input(z.object({ entry: id<QueueEntryId>() }))
  .query(async ({ ctx, input }) => unwrap(await whyNot({ stores: ctx.stores, clock: ctx.clock })(input.entry)));
