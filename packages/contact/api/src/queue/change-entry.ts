import type { QueueEntryId } from "@patchbay/base/ids";
import { changeEntry } from "@patchbay/use-cases/queue/change-entry";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { id, name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** `queue` by name. */
export const changeEntryProcedure = may("queue:manage")
  .meta({
    rest: {
      method: "PATCH",
      path: "/queue-entries/{entry}",
      summary: "Move a waiting contact or change its priority",
      answer: z.object({ entry: z.string() }),
    },
  })
  .input(
    z.object({
      entry: id<QueueEntryId>(),
      queue: name.optional(),
      priority: z.number().int().min(1).max(9).optional(),
    }),
  )
  .mutation(async ({ ctx, input }) => unwrap(await changeEntry(ctx)(given(input))));
