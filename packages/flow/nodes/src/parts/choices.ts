import type { LocalText } from "@patchbay/base/text";
import type { ChoiceSpec, FieldProblem } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { saveAs } from "./fields.ts";

/** What a choice's exit is called in wires: it stays when the analyst renames or re-keys the choice. */
export const choiceId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/)
  .meta(form({ title: { en: "Id", zh: "标识" }, advanced: true }));

export function duplicateIds(field: string, choices: readonly { readonly id: string }[]): readonly FieldProblem[] {
  return choicesWith(field, choices, ({ id }, index) => {
    if (choices.findIndex((other) => other.id === id) === index) return undefined;
    return { at: "id", message: { en: `Two choices have the id "${id}".`, zh: `有两个选项的标识都是“${id}”。` } };
  });
}

/** One exit per choice, under its name; without a name, under its id. */
export function choiceExits<Choice extends { readonly id: string }>(
  choices: readonly Choice[],
  nameOf: (choice: Choice) => string,
): readonly ChoiceSpec[] {
  return choices.map((choice) => {
    const title = nameOf(choice) || choice.id;
    return { name: `choice:${choice.id}`, title: { en: title, zh: title } };
  });
}

/** The same where the caller says which. */
export function callersChoiceExits<Choice extends { readonly id: string }>(
  choices: readonly Choice[],
  nameOf: (choice: Choice) => string,
): readonly ChoiceSpec[] {
  return choiceExits(choices, nameOf).map((exit, index) => ({
    ...exit,
    by: "caller",
    value: choices[index]?.id ?? "",
  }));
}

/** What is wrong with each choice that `says` finds a sentence for. */
export function choicesWith<Choice>(
  field: string,
  choices: readonly Choice[],
  says: (choice: Choice, index: number) => { readonly at?: string; readonly message: LocalText } | undefined,
): readonly FieldProblem[] {
  return choices.flatMap((choice, index) => {
    const problem = says(choice, index);
    if (!problem) return [];
    return [{ field: [field, index, ...(problem.at ? [problem.at] : [])], message: problem.message }];
  });
}

export const choiceSavedAs = saveAs("", {
  title: { en: "Save choice as", zh: "选择保存为" },
  gives: "text",
  advanced: true,
});
