import type { Result } from "@patchbay/base/result";
import type { MoveReason } from "@patchbay/domain/release";
import type { Alias, VersionNotFound } from "@patchbay/ports/store/release-store";
import { type Releasing, tell } from "./releasing.ts";

/** Points an alias to a version. Calls that are under way keep the version that they began with. */
export const moveAlias =
  (releasing: Releasing) =>
  async (input: {
    readonly flow: string;
    readonly alias: string;
    readonly version: number;
    readonly why?: MoveReason;
  }): Promise<Result<Alias, VersionNotFound>> => {
    const { flow, alias, version, why = "released" } = input;
    const moved = await releasing.stores.releases.move({ flow, alias, version, why, by: releasing.by });
    if (moved.ok) await tell(releasing)("flow.released", flow, { alias, version, why });
    return moved;
  };
