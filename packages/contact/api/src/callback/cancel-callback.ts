import type { DialTaskId } from "@patchbay/base/ids";
import { cancelCallback } from "@patchbay/use-cases/callback/cancel-callback";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const cancelCallbackProcedure = may("queue:manage")
  .meta({
    rest: { method: "DELETE", path: "/callbacks/{task}", summary: "Cancel a promised callback", answer: z.undefined() },
  })
  .input(z.object({ task: id<DialTaskId>() }))
  .mutation(async ({ ctx, input }) => unwrap(await cancelCallback(ctx)(input.task)));
