import { saveSupervisionSettings } from "@patchbay/use-cases/supervision/save-settings";
import { z } from "zod";
import { may } from "../procedures.ts";

export const supervisionSettings = may("call:supervise").query(({ ctx }) => ctx.stores.supervision.settings());

export const saveSettings = may("call:supervise")
  .input(z.object({ tellAgent: z.boolean() }))
  .mutation(({ ctx, input }) => saveSupervisionSettings(ctx)(input));
