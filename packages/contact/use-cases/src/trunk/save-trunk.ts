import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Trunk } from "@patchbay/domain/trunk/trunk";
import type { KnownTrunk } from "@patchbay/ports/store/trunk-store";
import type { Vault } from "@patchbay/ports/vault";
import { type Acting, record } from "../acting.ts";

export type SaveTrunkError = { readonly code: "trunk.name-taken" } | { readonly code: "connection.no-vault" };

/** Without a password the one that is there stays. The carrier is asked anew where its address or the sign-in changed. */
export const saveTrunk =
  (acting: Acting & { readonly vault: Vault }) =>
  async (input: {
    readonly trunk: Trunk;
    readonly password?: string;
    readonly isNew: boolean;
  }): Promise<Result<undefined, SaveTrunkError>> => {
    const { trunk, password, isNew } = input;
    const { trunks } = acting.stores;
    const before = (await trunks.list()).find((known) => known.trunk.name === trunk.name);
    if (before && isNew) return err({ code: "trunk.name-taken" });
    const sealed = password ? acting.vault.seal(password) : undefined;
    if (password && sealed === undefined) return err({ code: "connection.no-vault" });
    await trunks.save(trunk, sealed);
    if (before && (password || isElsewhere(before, trunk))) await trunks.noteHealth(trunk.name, {});
    await record(acting)("trunk.saved", trunk.name, trunk as unknown as Json);
    return ok();
  };

function isElsewhere({ trunk: before }: KnownTrunk, after: Trunk): boolean {
  return before.uri !== after.uri || before.username !== after.username;
}
