import { err, ok, type Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";

/** Calls that run over it go on. Its password goes with it. */
export const removeTrunk =
  (acting: Acting) =>
  async ({ name }: { readonly name: string }): Promise<Result<undefined, { readonly code: "trunk.not-found" }>> => {
    if (!(await acting.stores.trunks.remove(name))) return err({ code: "trunk.not-found" });
    await record(acting)("trunk.removed", name);
    return ok();
  };
