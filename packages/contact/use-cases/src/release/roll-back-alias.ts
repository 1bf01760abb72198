import { err, type Result } from "@patchbay/base/result";
import { versionBefore } from "@patchbay/domain/release";
import type { Alias, AliasNotFound, VersionNotFound } from "@patchbay/ports/store/release-store";
import { moveAlias } from "./move-alias.ts";
import type { Releasing } from "./releasing.ts";

/** Takes an alias back to the version before; a second time, to the one before that. */
export const rollBackAlias =
  (releasing: Releasing) =>
  async (input: {
    readonly flow: string;
    readonly alias: string;
  }): Promise<Result<Alias, AliasNotFound | VersionNotFound | { readonly code: "flow.nothing-before" }>> => {
    const { releases } = releasing.stores;
    if (!(await releases.alias(input.flow, input.alias))) return err({ code: "flow.alias-not-found" });
    const version = versionBefore(await releases.moves(input.flow, input.alias));
    if (version === undefined) return err({ code: "flow.nothing-before" });
    return moveAlias(releasing)({ ...input, version, why: "rolled-back" });
  };
