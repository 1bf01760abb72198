import { waitAccuracy } from "@patchbay/use-cases/queue/wait-accuracy";
import { z } from "zod";
import { days } from "../inputs.ts";
import { may } from "../procedures.ts";
import { waitAccuracy as answer } from "../rest/answers.ts";

export const waitAccuracyProcedure = may("metric:read")
  .meta({
    rest: {
      method: "GET",
      path: "/wait-accuracy",
      summary: "How well the expected wait agreed with the wait there was",
      answer: z.array(answer),
    },
  })
  .input(z.object({ days: days(7) }))
  .query(({ ctx, input }) => waitAccuracy(ctx)(input));
