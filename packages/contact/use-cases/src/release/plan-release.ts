import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { ReleasePlan, VersionNotFound } from "@patchbay/ports/store/release-store";
import { type Acting, record } from "../acting.ts";

/** Points an alias to a version later, by itself. The version was checked when it was published. */
export const planRelease =
  (acting: Acting) =>
  async (input: {
    readonly flow: string;
    readonly alias: string;
    readonly version: number;
    readonly at: Instant;
  }): Promise<Result<ReleasePlan, VersionNotFound>> => {
    const versions = await acting.stores.flows.versions(input.flow);
    if (!versions.some(({ version }) => version === input.version)) return err({ code: "flow.version-not-found" });
    const planned = await acting.stores.releases.plan({ ...input, by: acting.by });
    await record(acting)("flow.release-planned", input.flow, { ...input });
    return ok(planned);
  };
