import type { QueueEntryId } from "@patchbay/base/ids";
import { followUp } from "@patchbay/use-cases/queue/follow-up";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Taking care of a caller who gave up; refused when a colleague does already. */
export const followUpProcedure = may("call:handle")
  .input(z.object({ entry: id<QueueEntryId>() }))
  .mutation(async ({ ctx, input }) => unwrap(await followUp(ctx)(input.entry)));
