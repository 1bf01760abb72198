import type { Json } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import type { NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";

/** A list of names with values in which `{{ }}` is filled in: fields of a record, columns of a table. */
export function namedValues(title: LocalText, of: LocalText, more: { readonly required?: boolean } = {}) {
  const row = z.object({
    name: z
      .string()
      .max(60)
      .default("")
      .meta(form({ title: of, required: true })),
    value: z
      .string()
      .max(5_000)
      .default("")
      .meta(form({ title: { en: "Value", zh: "值" }, holds: "template" })),
  });
  return z
    .array(row)
    .max(50)
    .default([])
    .meta(form({ title, ...more }));
}

export function filledIn(
  rows: readonly { readonly name: string; readonly value: string }[],
  { text }: NodeContext,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(rows.map(({ name, value }) => [name, text(value)]));
}
