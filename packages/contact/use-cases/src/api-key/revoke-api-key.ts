import { err, ok, type Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";

export const revokeApiKey =
  (acting: Acting) =>
  async (input: { readonly id: string }): Promise<Result<undefined, { readonly code: "api-key.not-found" }>> => {
    if (!(await acting.stores.apiKeys.find(input.id))) return err({ code: "api-key.not-found" });
    await acting.stores.apiKeys.revoke(input.id);
    await record(acting)("api-key.revoked", input.id);
    return ok();
  };
