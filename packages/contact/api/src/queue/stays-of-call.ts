import type { CallId } from "@patchbay/base/ids";
import { staysOfCall } from "@patchbay/use-cases/queue/stays-of-call";
import { z } from "zod";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { queueStay } from "../rest/answers.ts";

export const staysOfCallProcedure = may("queue:read")
  .meta({
    rest: {
      method: "GET",
      path: "/calls/{call}/queue-entries",
      summary: "Where a call waited, and still waits",
      answer: z.array(queueStay),
    },
  })
  .input(z.object({ call: id<CallId>() }))
  .query(({ ctx, input }) => staysOfCall(ctx)(input));
