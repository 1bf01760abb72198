import { listCallbacks } from "@patchbay/use-cases/callback/list-callbacks";
import { z } from "zod";
import { may } from "../procedures.ts";
import { callbackNow } from "../rest/outbound-answers.ts";

export const listCallbacksProcedure = may("queue:read")
  .meta({
    rest: {
      method: "GET",
      path: "/callbacks",
      summary: "Promised callbacks that are not done, with their places in line",
      answer: z.array(callbackNow),
    },
  })
  .query(({ ctx }) => listCallbacks(ctx)());
