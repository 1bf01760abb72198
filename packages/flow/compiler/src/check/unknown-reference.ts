import type { LocalText } from "@patchbay/base/text";
import type { Diagnostic, Fix } from "@patchbay/flow-model/diagnostic";
import type { Holds, ReferenceKind } from "@patchbay/node-kit/form-hint";
import type { FieldValue } from "@patchbay/node-kit/walk-config";
import type { CompileOptions } from "../compile-options.ts";
import { diagnose } from "../diagnose.ts";
import { writeInstead } from "../fix.ts";
import { nearestName } from "../nearest-name.ts";
import type { ResolvedNode } from "../resolve.ts";
import { eachStep } from "./each-step.ts";

const KINDS: Readonly<Record<ReferenceKind, LocalText>> = {
  queue: { en: "queue", zh: "队列" },
  prompt: { en: "prompt", zh: "提示音" },
  calendar: { en: "calendar", zh: "营业时间表" },
  flow: { en: "sub-flow", zh: "子流程" },
  table: { en: "data table", zh: "数据表" },
  message: { en: "message template", zh: "消息模板" },
};

const PLACES = {
  queue: "queues",
  prompt: "prompts",
  calendar: "calendars",
  flow: "flows",
  table: "tables",
  message: "templates",
} as const satisfies Record<ReferenceKind, Fix["place"]>;

/** FLOW401. A name of a queue, prompt, calendar or published sub-flow that the tenant does not have. Names given by templates are not known before the call. */
export const unknownReference = eachStep((node, options) =>
  node.fields.flatMap((value) => faultOf(node, value, options)),
);

function faultOf(
  node: ResolvedNode,
  { field, path, value }: FieldValue,
  options: CompileOptions,
): readonly Diagnostic[] {
  const { holds } = field.hint;
  // One left empty that must not be is FLOW103.
  if (!isReference(holds) || typeof value !== "string" || value === "" || value.includes("{{")) return [];
  const kind = KINDS[holds];
  const names = options.references[holds] ?? (holds === "flow" ? [...options.programs.keys()] : undefined);
  const missing = names !== undefined && !names.includes(value);
  if (!missing && (holds !== "flow" || options.programs.has(value))) return [];
  const meant = missing ? nearestName(value, names) : undefined;
  const guess = meant === undefined ? { en: "", zh: "" } : { en: ` Is "${meant}" meant?`, zh: `是否应为“${meant}”？` };
  const other = meant === undefined ? undefined : writeInstead(node, path, value, meant);
  const fix = other ?? (missing ? createFix(holds, value) : undefined);
  const message = missing
    ? { en: `There is no ${kind.en} "${value}".${guess.en}`, zh: `没有名为“${value}”的${kind.zh}。${guess.zh}` }
    : { en: `The sub-flow "${value}" is not published yet.`, zh: `子流程“${value}”尚未发布。` };
  return [diagnose("FLOW401", message, { node: node.id, field: path, ...(fix ? { fix } : {}) })];
}

/** Where one of this kind is made: what was pasted from another organisation names things that are not here. */
function createFix(kind: ReferenceKind, name: string): Fix {
  const { en, zh } = KINDS[kind];
  return { title: { en: `Create the ${en} "${name}"`, zh: `创建${zh}“${name}”` }, place: PLACES[kind] };
}

function isReference(holds: Holds | undefined): holds is ReferenceKind {
  return holds !== undefined && Object.hasOwn(KINDS, holds);
}
