import type { Result } from "@patchbay/base/result";
import type { Canary } from "@patchbay/domain/release";
import type { Alias, AliasNotFound, VersionNotFound } from "@patchbay/ports/store/release-store";
import { type Releasing, tell } from "./releasing.ts";

/** Gives a version a share of an alias's calls; it is taken back by itself when too many of them end badly. */
export const startCanary =
  (releasing: Releasing) =>
  async (input: {
    readonly flow: string;
    readonly alias: string;
    readonly canary: Omit<Canary, "startedAt">;
  }): Promise<Result<Alias, AliasNotFound | VersionNotFound>> => {
    const started = await releasing.stores.releases.startCanary({ ...input, by: releasing.by });
    if (started.ok) await tell(releasing)("flow.canary-started", input.flow, { alias: input.alias, ...input.canary });
    return started;
  };
