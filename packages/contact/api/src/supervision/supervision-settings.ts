import { UNFIT_PHONES } from "@patchbay/domain/phone-check";
import { saveSupervisionSettings } from "@patchbay/use-cases/supervision/save-settings";
import { z } from "zod";
import { given } from "../given.ts";
import { may } from "../procedures.ts";

export const supervisionSettings = may("call:supervise").query(({ ctx }) => ctx.stores.supervision.settings());

export const saveSettings = may("call:supervise")
  .input(z.object({ tellAgent: z.boolean().optional(), unfitPhones: z.enum(UNFIT_PHONES).optional() }))
  .mutation(({ ctx, input }) => saveSupervisionSettings(ctx)(given(input)));
