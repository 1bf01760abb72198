import { err, ok, type Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";

export const cancelPlan =
  (acting: Acting) =>
  async (input: { readonly id: string }): Promise<Result<undefined, { readonly code: "flow.plan-not-found" }>> => {
    if (!(await acting.stores.releases.settlePlan(input.id, "cancelled"))) return err({ code: "flow.plan-not-found" });
    await record(acting)("flow.release-cancelled", input.id);
    return ok();
  };
