import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { AlertRule } from "@patchbay/domain/alert";
import { metricDefinition } from "@patchbay/domain/metrics";
import type { Chance } from "@patchbay/ports/chance";
import { type Acting, record } from "../acting.ts";

export type SaveAlertRuleError =
  | { readonly code: "metric.unknown"; readonly metric: string }
  | { readonly code: "alert.not-by"; readonly metric: string };

/** Without an id it is a new one. */
export const saveAlertRule =
  (acting: Acting & { readonly chance: Chance }) =>
  async (input: Omit<AlertRule, "id"> & { readonly id?: string }): Promise<Result<AlertRule, SaveAlertRuleError>> => {
    const definition = metricDefinition(input.metric);
    if (!definition) return err({ code: "metric.unknown", metric: input.metric });
    if (!definition.dimensions.includes(input.by)) return err({ code: "alert.not-by", metric: input.metric });
    const rule = { ...input, id: input.id ?? acting.chance.id() };
    await acting.stores.alerts.saveRule(rule);
    await record(acting)("alert-rule.saved", rule.title, { ...rule } as unknown as Json);
    return ok(rule);
  };
