import type { JsonObject } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import { type Comparison, compare, literal, valueLiteral } from "../cel.ts";
import { choiceIds, lastPart, stableName, variableName } from "../names.ts";
import { type Mapping, type Plan, said, single, type Way } from "../source-flow.ts";
import { lostPaths, seconds } from "./connect-audio.ts";
import { connectTemplate, connectVariable, EXTERNAL } from "./connect-text.ts";

const OPERATORS: Readonly<Record<string, Comparison>> = {
  Equals: "equal",
  TextStartsWith: "starts",
  TextEndsWith: "ends",
  TextContains: "contains",
  NumberGreaterThan: "greater",
  NumberGreaterOrEqualTo: "greater-equal",
  NumberLessThan: "less",
  NumberLessOrEqualTo: "less-equal",
};

function value(text: string, lost: string[]): string {
  if (text.startsWith("$.")) {
    const variable = connectVariable(text);
    if (variable === undefined) lost.push(text);
    return variable ?? "null";
  }
  return valueLiteral(text);
}

export const setAttributes: Mapping = ({ fields }) => {
  const attributes = fields.child("Attributes");
  const flowAttributes = fields.child("FlowAttributes");
  const lost: string[] = [];
  const own = flowAttributes.keys().map((key) => [key, flowAttributes.child(key).text("Value")] as const);
  const pairs = [...attributes.keys().map((key) => [key, attributes.text(key)] as const), ...own];
  const set = pairs
    .slice(0, 50)
    .map(([key, text]): JsonObject => ({ name: variableName(key), value: value(text, lost) }));
  const dropped = pairs.slice(50).map(([key]) => key);
  return single(
    { type: "set-variables", config: { set } },
    { next: [[0, "done"]], "error:NoMatchingError": [] },
    lostPaths([...lost, ...dropped]),
  );
};

export const compareValue: Mapping = ({ fields, ways }) => {
  const compared = fields.text("ComparisonValue");
  const variable = connectVariable(compared);
  const remarks: LocalText[] = [];
  const conditions = ways.filter(({ condition }) => condition);
  const ids = choiceIds(conditions.map(({ label = "" }) => label));
  const cases = conditions.map(
    (way, index): JsonObject => ({
      id: ids[index] as string,
      label: (way.label ?? "").slice(0, 60),
      when: conditionOf(way, variable, compared, remarks),
    }),
  );
  return single(
    { type: "branch", config: { cases } },
    {
      ...Object.fromEntries(conditions.map(({ key }, index) => [key, [[0, `choice:${ids[index]}`] as const]])),
      "error:NoMatchingCondition": [[0, "otherwise"]],
      next: [[0, "otherwise"]],
      "error:NoMatchingError": [],
    },
    remarks,
  );
};

function conditionOf(
  { condition, label = "" }: Way,
  variable: string | undefined,
  compared: string,
  remarks: LocalText[],
): string {
  const operator = condition?.text("Operator") ?? "";
  const how = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (variable !== undefined && how !== undefined && !label.startsWith("$.")) return compare(variable, how, label);
  const shown = `${compared} ${operator} ${label}`;
  remarks.push(said(`This condition has to be written anew: ${shown}.`, `该条件需要重写：${shown}。`));
  return "";
}

export const lambda: Mapping = ({ fields, ways }) => {
  const arn = fields.text("LambdaFunctionARN") || fields.text("LambdaFunctionArn");
  const sent = fields.child("LambdaInvocationAttributes");
  const lost: string[] = [];
  const members = sent.keys().map((key) => {
    const { text, lost: gone } = connectTemplate(sent.text(key));
    lost.push(...gone);
    const only = /^\{\{ (.+) \}\}$/.exec(text)?.[1];
    return `${JSON.stringify(key)}: {{ json(${only ?? literal(text)}) }}`;
  });
  const timeoutMs = seconds(fields.number("InvocationTimeLimitSeconds"), 3, 100, 60_000);
  const validation = fields.child("ResponseValidation");
  validation.vendorOnly("ResponseType");
  fields.vendorOnly("@LambdaFunctionARN");
  const failing = ways.some(({ key }) => key.startsWith("error:"))
    ? ([
        [0, "failed"],
        [0, "timeout"],
      ] as const)
    : [];
  return single(
    {
      type: "http-request",
      config: { method: "POST", url: "", body: `{ ${members.join(", ")} }`, timeoutMs, into: EXTERNAL },
    },
    { next: [[0, "success"]], "error:NoMatchingError": failing, "error:NoMatchingCondition": failing },
    [
      ...lostPaths(lost),
      said(
        `Give ${lastPart(arn)} an address (a function URL or an API) and enter it here.`,
        `请为 ${lastPart(arn)} 提供网址（函数 URL 或 API）并填写在此。`,
      ),
    ],
  );
};

export const wait: Mapping = ({ fields }) => {
  const forMs = seconds(fields.number("TimeLimitSeconds"), 1, 0, 86_400_000);
  const events = fields.list("Events").length;
  return single(
    { type: "wait", config: { forMs } },
    {
      next: [[0, "done"]],
      "if:WaitCompleted": [[0, "done"]],
      "error:NoMatchingError": [],
      "error:ParticipantNotFound": [],
    },
    events > 0 ? [said("Events do not end the wait early.", "事件不会提前结束等待。")] : [],
  );
};

export const percentage: Mapping = ({ ways }) => {
  // Each condition says up to which number out of 100 it counts.
  const conditions = ways.filter(({ condition }) => condition);
  const limits = conditions.map(({ label }) => Number(label));
  const shares = limits.map((limit, index) => Math.max(0, limit - (limits[index - 1] ?? 0)));
  const rest = Math.max(0, 100 - (limits.at(-1) ?? 0));
  const usable = limits.every((limit) => Number.isFinite(limit));
  if (!usable) return { why: said("Its shares cannot be read.", "无法读取其百分比。") };
  const ids = conditions.map((_, index) => `share-${index + 1}`);
  const list = [
    ...shares.map((weight, index): JsonObject => ({ id: ids[index] as string, label: `${weight} %`, weight })),
    { id: "rest", label: `${rest} %`, weight: rest },
  ];
  return single(
    { type: "random-split", config: { ways: list } },
    {
      ...Object.fromEntries(conditions.map(({ key }, index) => [key, [[0, `choice:${ids[index]}`] as const]])),
      next: [[0, "choice:rest"]],
      "error:NoMatchingCondition": [[0, "choice:rest"]],
    },
  );
};

export const loop: Mapping = ({ id, fields }) => {
  const lost: string[] = [];
  const times = value(fields.text("LoopCount") || "1", lost);
  const plan: Plan = single(
    { type: "repeat", config: { times, counter: variableName(`round_${id.slice(0, 8)}`) } },
    {
      "if:ContinueLooping": [[0, "again"]],
      "if:DoneLooping": [[0, "done"]],
      next: [[0, "done"]],
      "error:NoMatchingError": [[0, "failed"]],
    },
    lostPaths(lost),
  );
  return plan;
};

/** Another flow takes over, or a module is run and comes back. */
export const otherFlow =
  (parameter: string): Mapping =>
  ({ fields }) => {
    const reference = fields.text(parameter);
    const title = fields.text(`@${parameter}`) || lastPart(reference);
    return single(
      { type: "run-sub-flow", config: { flow: stableName(title, "sub-flow"), inputs: [], outputs: [] } },
      {
        next: [[0, "done"]],
        "if:Success": [[0, "done"]],
        "if:Error": [[0, "failed"]],
        "error:NoMatchingError": [[0, "failed"]],
      },
      [said(`Import "${title}" too and choose it here.`, `请同时导入“${title}”并在此选择。`)],
    );
  };
