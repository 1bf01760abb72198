import type { LocalText } from "@patchbay/base/text";

/**
 * What a text field contains, for checks and for the form: a template has `{{ CEL }}` in it, an expression is CEL, a
 * variable is the name of one that the node sets; the others are names of things of the tenant.
 */
export type Holds = "template" | "expression" | "variable" | ReferenceKind;

/** Things of the tenant that a flow refers to by name. */
export type ReferenceKind = "queue" | "prompt" | "calendar" | "flow" | "table" | "message";

/** How the form shows a field when its type alone does not say it. */
export type Widget = "text-area" | "duration" | "digit" | "utterances" | "json" | "panels";

export interface FormHint {
  readonly title: LocalText;
  readonly help?: LocalText;
  readonly placeholder?: LocalText;
  readonly holds?: Holds;
  /** What kind of value the node puts into the variable; left out: any. */
  readonly gives?: "text" | "number" | "boolean" | "list" | "object";
  /** Names that an expression or template here sees beside the flow's variables, e.g. `status` of a web answer. */
  readonly names?: readonly string[];
  readonly widget?: Widget;
  /** Titles of the values of an enum, or of the variants of a union by tag value. */
  readonly options?: Readonly<Record<string, LocalText>>;
  /** Must not be left empty although its schema lets a fresh node be so: FLOW103 until it is filled. */
  readonly required?: boolean;
  /** Behind "more settings". */
  readonly advanced?: boolean;
}

/** For zod's `.meta()`: `z.string().meta(form({ title: { en: "Queue", zh: "队列" }, holds: "queue" }))`. */
export function form(hint: FormHint): { readonly form: FormHint } {
  return { form: hint };
}
