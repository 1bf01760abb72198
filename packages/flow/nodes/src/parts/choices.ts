import type { LocalText } from "@patchbay/base/text";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";

/** What a choice's exit is called in wires: it stays when the analyst renames or re-keys the choice. */
export const choiceId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/)
  .meta(form({ title: { en: "Id", zh: "标识" }, advanced: true }));

export function duplicateIds(
  field: string,
  choices: readonly { readonly id: string }[],
): readonly { readonly field: readonly (string | number)[]; readonly message: LocalText }[] {
  return choices.flatMap(({ id }, index) => {
    if (choices.findIndex((other) => other.id === id) === index) return [];
    const message = { en: `Two choices have the id "${id}".`, zh: `有两个选项的标识都是“${id}”。` };
    return [{ field: [field, index, "id"], message }];
  });
}
