import type { QueueEntryId } from "@patchbay/base/ids";
import { promiseCallback } from "@patchbay/use-cases/callback/promise-callback";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { id, instant, name, phoneNumber, title } from "../inputs.ts";
import { may } from "../procedures.ts";
import { callbackPromise } from "../rest/outbound-answers.ts";
import { callWindow } from "./call-window.input.ts";

/** Of a number for a queue, or of a caller who gave up (`entry`), who keeps the place in line. */
export const promiseCallbackProcedure = may("call:handle")
  .meta({
    rest: { method: "POST", path: "/callbacks", summary: "Promise somebody a callback", answer: callbackPromise },
  })
  .input(
    z.union([
      z.object({ entry: id<QueueEntryId>(), at: instant.optional() }),
      z.object({
        number: phoneNumber,
        queue: name,
        name: title.optional(),
        at: instant.optional(),
        window: callWindow.optional(),
        timeZone: z.string().max(60).optional(),
      }),
    ]),
  )
  .mutation(async ({ ctx, input }) => unwrap(await promiseCallback(ctx)(given(input))));
