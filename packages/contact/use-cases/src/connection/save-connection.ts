import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { ConnectionKind } from "@patchbay/ports/store/flow-data-stores";
import type { Vault } from "@patchbay/ports/vault";
import { type Acting, record } from "../acting.ts";

/** Without a secret the one that is there stays. Nobody reads it again: flows use it, and people enter a new one. */
export const saveConnection =
  (acting: Acting & { readonly vault: Vault }) =>
  async (input: {
    readonly kind: ConnectionKind;
    readonly settings: JsonObject;
    readonly secret?: string;
  }): Promise<Result<undefined, { readonly code: "connection.no-vault" }>> => {
    const { kind, settings, secret } = input;
    const sealed = secret === undefined || secret === "" ? undefined : acting.vault.seal(secret);
    if (secret && sealed === undefined) return err({ code: "connection.no-vault" });
    await acting.stores.connections.save({ kind, settings, ...(sealed === undefined ? {} : { sealed }) });
    await record(acting)("connection.saved", kind, settings);
    return ok();
  };
