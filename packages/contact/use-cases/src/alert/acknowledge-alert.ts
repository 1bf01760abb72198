import { ok, type Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";

export type AcknowledgeAlertError = { readonly code: "alert.not-found" } | { readonly code: "alert.acknowledged" };

/** Somebody has seen it and takes care of it; the first one does. */
export const acknowledgeAlert =
  (acting: Acting) =>
  async ({ id }: { readonly id: string }): Promise<Result<undefined, AcknowledgeAlertError>> => {
    const taken = await acting.stores.alerts.acknowledge(id, acting.by, acting.clock.now());
    if (!taken.ok) return taken;
    const { title, metric, subject, label, value, limit } = taken.value;
    await record(acting)("alert.acknowledged", title, { alert: id, subject });
    const status = "acknowledged";
    await announce(acting)({ type: "alert.changed", alert: id, title, status, metric, subject, label, value, limit });
    return ok();
  };
