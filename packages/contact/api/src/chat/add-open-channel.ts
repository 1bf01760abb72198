import { addOpenChannel } from "@patchbay/use-cases/conversation/open-channel";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { title } from "../inputs.ts";
import { may } from "../procedures.ts";

/** The answer's `secret` is shown this once. */
export const addOpenChannelProcedure = may("integration:manage")
  .input(z.object({ label: title, deliverTo: z.string().max(2_000) }))
  .mutation(async ({ ctx, input }) => unwrap(await addOpenChannel(ctx)(input)));
