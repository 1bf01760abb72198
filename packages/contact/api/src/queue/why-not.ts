import type { QueueEntryId } from "@patchbay/base/ids";
import { whyNot } from "@patchbay/use-cases/queue/why-not";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Of a contact that waits or waited: why each agent has it not, now and at every decision before. */
export const whyNotProcedure = may("queue:read")
  .input(z.object({ entry: id<QueueEntryId>() }))
  .query(async ({ ctx, input }) => unwrap(await whyNot({ stores: ctx.stores, clock: ctx.clock })(input.entry)));
