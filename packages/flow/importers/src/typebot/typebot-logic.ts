import type { JsonObject } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import { type Comparison, compare, literal, valueLiteral } from "../cel.ts";
import type { Fields } from "../fields.ts";
import { choiceIds, stableName, variableName } from "../names.ts";
import { type Mapping, said, single } from "../source-flow.ts";
import { own } from "./typebot-part.ts";

const OPERATORS: Readonly<Record<string, Comparison>> = {
  "Equal to": "equal",
  "Not equal": "not-equal",
  Contains: "contains",
  "Does not contain": "not-contains",
  "Greater than": "greater",
  "Greater or equal to": "greater-equal",
  "Less than": "less",
  "Less or equal to": "less-equal",
  "Is set": "not-blank",
  "Is empty": "blank",
  "Starts with": "starts",
  "Ends with": "ends",
  "Matches regex": "matches",
  "Does not match regex": "not-matches",
};

export const condition: Mapping = ({ fields, ways }) => {
  const names = fields.child("@names");
  names.vendorOnly(...names.keys());
  own(fields);
  const items = ways.filter((way) => way.condition);
  const ids = choiceIds(items.map((_, index) => `case-${index + 1}`));
  const remarks: LocalText[] = [];
  const cases = items.map((way, index): JsonObject => {
    const when = expressionOf(way.condition?.child("content"), names);
    if (when === "") remarks.push(said(`Write the condition ${index + 1} anew.`, `请重写第 ${index + 1} 个条件。`));
    return { id: ids[index] as string, label: (way.label ?? "").slice(0, 60), when };
  });
  return single(
    { type: "branch", config: { cases } },
    {
      next: [[0, "otherwise"]],
      ...Object.fromEntries(items.map(({ key }, index) => [key, [[0, `choice:${ids[index]}`] as const]])),
    },
    remarks,
  );
};

function expressionOf(content: Fields | undefined, names: Fields): string {
  if (!content) return "";
  const parts = content.objects("comparisons").map((comparison) => {
    comparison.vendorOnly("id");
    const operator = comparison.text("comparisonOperator");
    const name = names.text(comparison.text("variableId"));
    const how = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    const value = comparison.text("value");
    return name && how && !value.includes("{{") ? `(${compare(name, how, value)})` : "";
  });
  if (parts.length === 0 || parts.includes("")) return "";
  return parts.join(content.text("logicalOperator") === "OR" ? " || " : " && ");
}

export const setVariable: Mapping = ({ fields }) => {
  const options = fields.child("options");
  const name = fields.text("@variable");
  own(fields);
  const kind = options.text("type") || "Custom";
  const text = options.text("expressionToEvaluate");
  options.vendorOnly("variableId", "isExecutedOnClient");
  if (name === "" || (kind !== "Custom" && kind !== "Empty")) {
    return { why: said(`Sets a variable by "${kind}".`, `以“${kind}”方式设置变量。`) };
  }
  const only = /^\s*\{\{([^{}=]+)\}\}\s*$/.exec(text)?.[1];
  const isCode = /[;(){}=]/.test(text.replace(/\{\{[^{}]*\}\}/g, ""));
  if (isCode)
    return { why: said(`Code does not run here: ${text.slice(0, 200)}`, `此处不运行代码：${text.slice(0, 200)}`) };
  const value =
    kind === "Empty"
      ? literal("")
      : only
        ? variableName(only)
        : text.includes("{{")
          ? joined(text)
          : valueLiteral(text);
  return single({ type: "set-variables", config: { set: [{ name, value }] } }, { next: [[0, "done"]] });
};

function joined(text: string): string {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .filter((piece) => piece !== "")
    .map((piece) => (piece.startsWith("{{") ? `string(${variableName(piece.slice(2, -2).trim())})` : literal(piece)))
    .join(" + ");
}

export const wait: Mapping = ({ fields }) => {
  own(fields);
  const options = fields.child("options");
  const text = options.text("secondsToWaitFor");
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds < 0) return { why: said(`Waits for ${text}.`, `等待 ${text}。`) };
  return single(
    { type: "wait", config: { forMs: Math.min(86_400_000, Math.round(seconds * 1_000)) } },
    { next: [[0, "done"]] },
  );
};

export const abTest: Mapping = ({ fields, ways }) => {
  own(fields);
  const percent = Math.min(100, Math.max(0, fields.child("options").number("aPercent") ?? 50));
  const [a, b] = ways.filter((way) => way.condition);
  for (const { condition: item } of ways) item?.vendorOnly("path");
  return single(
    {
      type: "random-split",
      config: {
        ways: [
          { id: "a", label: "A", weight: percent },
          { id: "b", label: "B", weight: 100 - percent },
        ],
      },
    },
    { ...(a ? { [a.key]: [[0, "choice:a"]] } : {}), ...(b ? { [b.key]: [[0, "choice:b"]] } : {}), next: [] },
  );
};

export const otherBot: Mapping = ({ fields }) => {
  own(fields);
  const options = fields.child("options");
  const id = options.text("typebotId");
  options.vendorOnly("mergeResults");
  return single(
    { type: "run-sub-flow", config: { flow: stableName(id, "sub-flow"), inputs: [], outputs: [] } },
    { next: [[0, "done"]] },
    [said(`Import the bot ${id} too and choose it here.`, `请同时导入机器人 ${id} 并在此选择。`)],
  );
};
