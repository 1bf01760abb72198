import { PROVIDERS } from "@patchbay/domain/channel/provider-line";
import { addProviderLine, checkProviderLine, saveProviderLine } from "@patchbay/use-cases/channel/save-provider-line";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { boundAddress, title } from "../inputs.ts";
import { may } from "../procedures.ts";

const lineDraft = z.object({
  provider: z.enum(PROVIDERS),
  /** By the provider's names for them; a secret that is left out stays as it is. */
  fields: z.record(z.string().max(40), z.string().max(2_000)),
  limits: z
    .object({
      perSecond: z.number().min(0.1).max(1_000).optional(),
      conversations: z.number().int().min(1).max(100_000).optional(),
    })
    .default({})
    .transform(given),
});

export const addProviderLineProcedure = may("integration:manage")
  .input(z.object({ label: title, line: lineDraft }))
  .mutation(async ({ ctx, input }) => unwrap(await addProviderLine(ctx)(input)));

export const saveProviderLineProcedure = may("integration:manage")
  .input(z.object({ address: boundAddress, label: title, line: lineDraft }))
  .mutation(async ({ ctx, input }) => unwrap(await saveProviderLine(ctx)(input)));

/** Signs in to the provider with what is entered, and says what came of it. */
export const checkProviderLineProcedure = may("integration:manage")
  .input(z.object({ address: boundAddress.optional(), line: lineDraft }))
  .mutation(async ({ ctx, input }) => unwrap(await checkProviderLine(ctx)(given(input))));
