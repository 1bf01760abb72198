import { err, ok, type Result } from "@patchbay/base/result";
import type { Alias, AliasNotFound, EndCanary } from "@patchbay/ports/store/release-store";
import { type Releasing, tell } from "./releasing.ts";

/** Ends a canary: with all calls on it (`canary-promoted`), or with none. */
export const endCanary =
  (releasing: Releasing) =>
  async (input: Omit<EndCanary, "by">): Promise<Result<Alias, AliasNotFound>> => {
    const ended = await releasing.stores.releases.endCanary({ ...input, by: releasing.by });
    if (!ended) return err({ code: "flow.alias-not-found" });
    const { alias, version, how } = input;
    await tell(releasing)("flow.canary-ended", input.flow, { alias, version, how });
    return ok(ended);
  };
