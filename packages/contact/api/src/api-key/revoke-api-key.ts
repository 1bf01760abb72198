import { revokeApiKey } from "@patchbay/use-cases/api-key/revoke-api-key";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const revokeApiKeyProcedure = may("integration:manage")
  .input(z.object({ id: id<string>() }))
  .mutation(async ({ ctx, input }) => unwrap(await revokeApiKey(ctx)(input)));
