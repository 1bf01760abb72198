import { PERMISSIONS } from "@patchbay/domain/permission";
import { createApiKey } from "@patchbay/use-cases/api-key/create-api-key";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { title } from "../inputs.ts";
import { may } from "../procedures.ts";

/** The answer's `secret` is shown this once. */
export const createApiKeyProcedure = may("integration:manage")
  .input(z.object({ name: title, permissions: z.array(z.enum(PERMISSIONS)).min(1) }))
  .mutation(async ({ ctx, input }) => unwrap(await createApiKey(ctx)(input)));
