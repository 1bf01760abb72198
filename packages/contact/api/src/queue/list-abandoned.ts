import { listAbandoned } from "@patchbay/use-cases/queue/list-abandoned";
import { z } from "zod";
import { days } from "../inputs.ts";
import { may } from "../procedures.ts";
import { abandonedCall } from "../rest/answers.ts";

export const listAbandonedProcedure = may("queue:read")
  .meta({
    rest: {
      method: "GET",
      path: "/abandoned-calls",
      summary: "Callers who gave up waiting and were not talked with since",
      answer: z.array(abandonedCall),
    },
  })
  .input(z.object({ days: days(2) }))
  .query(({ ctx, input }) => listAbandoned(ctx)(input));
