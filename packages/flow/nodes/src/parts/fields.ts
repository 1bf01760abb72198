import type { LocalText } from "@patchbay/base/text";
import { type FormHint, form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";

type More = Partial<Omit<FormHint, "title" | "holds">> & { readonly fresh?: string; readonly max?: number };

/** A text with `{{ }}` in it; must be filled in unless `required: false`. */
export function template(title: LocalText, more: More = {}) {
  return textField(title, { holds: "template", required: true }, more);
}

/** A CEL expression; must be filled in unless `required: false`. */
export function expression(title: LocalText, more: More = {}) {
  return textField(title, { holds: "expression", required: true }, more);
}

/** The name of a variable that the node sets; empty = it does not. */
export function saveAs(fresh: string, more: Partial<FormHint> = {}) {
  return textField({ en: "Save as", zh: "保存为" }, { holds: "variable" }, { fresh, max: 63, ...more });
}

/** What people call a choice, on the card and its exit. */
export const choiceName = textField({ en: "Name", zh: "名称" }, {}, { max: 60 });

function textField(title: LocalText, base: Partial<FormHint>, { fresh = "", max = 5_000, ...more }: More) {
  return z
    .string()
    .max(max)
    .default(fresh)
    .meta(form({ ...base, title, ...more }));
}

/** A switch. */
export function yesNo(title: LocalText, fresh = false, more: Partial<FormHint> = {}) {
  return z
    .boolean()
    .default(fresh)
    .meta(form({ title, ...more }));
}

/** For `set` of an effect: nothing when the author left the name empty. */
export function saved<Value>(name: string, value: Value): { readonly set?: Readonly<Record<string, Value>> } {
  return name === "" ? {} : { set: { [name]: value } };
}
