import { err, ok, type Result } from "@patchbay/base/result";
import type { Permission } from "@patchbay/domain/permission";
import type { Secrets } from "@patchbay/ports/secrets";
import type { ApiKeyRow } from "@patchbay/ports/store/api-key-store";
import { type Acting, record } from "../acting.ts";
import { KEY_PERMISSIONS } from "./key-permissions.ts";

/** `secret` is shown once: only its SHA-256 is kept. */
export interface NewApiKey extends ApiKeyRow {
  readonly secret: string;
}

const SECRET_BYTES = 30;
const PREFIX_LENGTH = 10;

/** Nobody can give a key more than they may do themselves. */
export const createApiKey =
  (acting: Acting & { readonly secrets: Secrets }) =>
  async (input: {
    readonly name: string;
    readonly permissions: readonly Permission[];
  }): Promise<Result<NewApiKey, { readonly code: "api-key.too-much"; readonly permission: Permission }>> => {
    const beyond = input.permissions.find(
      (item) => !KEY_PERMISSIONS.includes(item) || !acting.permissions.includes(item),
    );
    if (beyond) return err({ code: "api-key.too-much", permission: beyond });
    const secret = `pb_${acting.secrets.token(SECRET_BYTES)}`;
    const row = await acting.stores.apiKeys.create({
      ...input,
      hash: acting.secrets.sha256(secret),
      prefix: secret.slice(0, PREFIX_LENGTH),
      by: acting.by,
    });
    await record(acting)("api-key.created", row.id, { name: input.name, permissions: input.permissions });
    return ok({ ...row, secret });
  };
