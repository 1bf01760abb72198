import { removeQualityForm, saveQualityForm } from "@patchbay/use-cases/quality/save-form";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { qualityForm } from "./quality-form.input.ts";

export const listQualityForms = may("recording:listen").query(({ ctx }) => ctx.stores.quality.forms());

export const saveQualityFormProcedure = may("agent:manage")
  .input(qualityForm)
  .mutation(({ ctx, input }) => saveQualityForm(ctx)(input));

export const removeQualityFormProcedure = may("agent:manage")
  .input(z.object({ id: id<string>() }))
  .mutation(async ({ ctx, input }) => unwrap(await removeQualityForm(ctx)(input)));
