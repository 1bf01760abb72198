import type { Json, JsonObject } from "@patchbay/base/json";
import type { NodeType } from "@patchbay/node-kit/define-node";
import { type FormField, formOf } from "@patchbay/node-kit/form-fields";

/** Names that the tenant of the recordings has. */
const NAMES: Readonly<Record<string, string>> = {
  queue: "sales",
  calendar: "office-hours",
  variable: "answer",
  expression: "1",
  message: "sms",
  table: "branches",
};

/** What cannot be guessed from a form. */
const TOLD: Readonly<Record<string, JsonObject>> = {
  "send-message": { body: "b" },
  "show-choices": { text: "Which?", choices: [{ id: "one", label: "One" }] },
  menu: { choices: [{ id: "one", digit: "1" }] },
  "time-switch": { zone: "UTC", windows: [{ id: "any", from: "00:00", to: "24:00" }] },
  "tag-customer": { add: ["seen"] },
  "write-table": { where: [{ name: "code", value: "300" }], cells: [{ name: "open", value: "yes" }] },
  "send-email": { subject: "s", body: "b" },
  "send-sms": { body: "b" },
  "tell-ticket": { ticket: "7", handle: "+4930222" },
  "ticket-step": { ticket: "7", moves: [{ id: "solved", label: "Solved" }], wakeOn: ["edited"], forMs: 60_000 },
  "speech-input": { words: ["yes"] },
  "speech-menu": { choices: [{ id: "yes", words: ["yes"] }] },
};

/** A config that a node runs with: the fresh one, with what must not stay empty filled in. */
export function sampleConfig(definition: NodeType): JsonObject {
  return definition.config.parse({ ...filled(formOf(definition)), ...TOLD[definition.type] }) as JsonObject;
}

function filled(fields: readonly FormField[]): JsonObject {
  const values = fields.flatMap((field): readonly (readonly [string, Json])[] => {
    const isMissing = !field.optional && field.default === undefined;
    const value = field.hint.required || isMissing ? sampleOf(field) : undefined;
    return value === undefined ? [] : [[field.name, value]];
  });
  return Object.fromEntries(values);
}

function sampleOf(field: FormField): Json | undefined {
  if (field.kind === "text") return NAMES[field.hint.holds ?? ""] ?? "one";
  if (field.kind === "list") {
    if (Array.isArray(field.default) && field.default.length > 0) return undefined;
    const item = field.item.kind === "group" ? filled(field.item.fields) : variantOf(field.item);
    return item === undefined ? undefined : [item];
  }
  return undefined;
}

function variantOf(item: FormField): Json | undefined {
  if (item.kind !== "variants") return sampleOf(item);
  const variant = item.variants.find(({ value }) => value === "speech") ?? item.variants[0];
  return variant ? { [item.tag]: variant.value, ...filled(variant.fields) } : undefined;
}
