import { rotateOpenSecret } from "@patchbay/use-cases/conversation/open-secrets";
import { rotateWebhookSecret } from "@patchbay/use-cases/webhook/rotate-secret";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { boundAddress, id } from "../inputs.ts";
import { may } from "../procedures.ts";

/** How long the old secret counts beside the new one; 0: no longer. */
const hours = z.number().int().min(0).max(720).default(24);

/** The answer's `secret` is shown this once. */
export const rotateWebhookSecretProcedure = may("integration:manage")
  .input(z.object({ id: id<string>(), hours }))
  .mutation(async ({ ctx, input }) => unwrap(await rotateWebhookSecret(ctx)(input)));

/** The answer's `secret` is shown this once. */
export const rotateOpenSecretProcedure = may("integration:manage")
  .input(z.object({ address: boundAddress, hours }))
  .mutation(async ({ ctx, input }) => unwrap(await rotateOpenSecret(ctx)(input)));
