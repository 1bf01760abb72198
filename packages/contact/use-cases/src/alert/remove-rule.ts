import { err, ok, type Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";

/** What it raised stays in the history. */
export const removeAlertRule =
  (acting: Acting) =>
  async ({ id }: { readonly id: string }): Promise<Result<undefined, { readonly code: "alert.not-found" }>> => {
    if (!(await acting.stores.alerts.removeRule(id, acting.clock.now()))) return err({ code: "alert.not-found" });
    await record(acting)("alert-rule.removed", id);
    return ok();
  };
