import { router } from "../procedures.ts";
import { createApiKeyProcedure } from "./create-api-key.ts";
import { listApiKeys } from "./list-api-keys.ts";
import { revokeApiKeyProcedure } from "./revoke-api-key.ts";

export const apiKeyRouter = router({
  list: listApiKeys,
  create: createApiKeyProcedure,
  revoke: revokeApiKeyProcedure,
});
