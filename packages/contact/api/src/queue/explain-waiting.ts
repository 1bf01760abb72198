import { explainWaiting } from "@patchbay/use-cases/queue/explain-waiting";
import { z } from "zod";
import { may } from "../procedures.ts";
import { waitingEntry } from "../rest/answers.ts";

export const explainWaitingProcedure = may("queue:read")
  .meta({
    rest: {
      method: "GET",
      path: "/queue-entries",
      summary: "Who waits, in the order in which it is their turn",
      answer: z.array(waitingEntry),
    },
  })
  .query(({ ctx }) => explainWaiting({ stores: ctx.stores, clock: ctx.clock })());
