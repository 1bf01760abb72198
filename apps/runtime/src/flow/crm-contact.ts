import { isJsonObject, type Json, type JsonObject } from "@patchbay/base/json";
import type { CrmContact } from "@patchbay/ports/flow/crm-port";
import { type CrmSettings, crmFields } from "@patchbay/wire/crm-settings";

/** The contact in a CRM's answer; of a list the first. Undefined when there is none, or it has no id. */
export function contactIn(answer: Json, settings: CrmSettings, at: string): CrmContact | undefined {
  const found = valueAt(answer, at);
  const record = Array.isArray(found) ? found[0] : found;
  const id = record === undefined ? undefined : valueAt(record, settings.idAt);
  if (record === undefined || (typeof id !== "string" && typeof id !== "number")) return undefined;
  const names = [...(crmFields(settings.fields) ?? [])];
  return {
    id: String(id),
    fields: Object.fromEntries(names.map(([name, place]) => [name, valueAt(record, place) ?? null])),
  };
}

/** The JSON that tells a CRM these values: each at its place, `properties.email` inside of `properties`. */
export function recordWith(values: ReadonlyMap<string, string>): JsonObject {
  const root: { [name: string]: Json } = {};
  for (const [place, value] of values) {
    const parts = place.split(".");
    const last = parts.pop() as string;
    let inner = root;
    for (const part of parts) {
      const next = inner[part];
      const fresh: { [name: string]: Json } = isJsonObject(next) ? { ...next } : {};
      inner[part] = fresh;
      inner = fresh;
    }
    inner[last] = value;
  }
  return root;
}

function valueAt(value: Json, place: string): Json | undefined {
  if (place === "") return value;
  return place.split(".").reduce<Json | undefined>((inner, part) => {
    if (Array.isArray(inner)) return inner[Number(part)];
    return isJsonObject(inner) && Object.hasOwn(inner, part) ? inner[part] : undefined;
  }, value);
}
