import type { Json, JsonObject } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import { type Comparison, compare, literal, valueLiteral } from "../cel.ts";
import type { Fields } from "../fields.ts";
import { choiceIds, lastPart, stableName, variableName } from "../names.ts";
import { type Mapping, type Plan, said, single, type Way } from "../source-flow.ts";
import { lostRemarks } from "./twilio-audio.ts";
import { twilioExpression, twilioTemplate } from "./twilio-text.ts";

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  equal_to: "equal",
  not_equal_to: "not-equal",
  matches_any_of: "one-of",
  does_not_match_any_of: "none-of",
  is_blank: "blank",
  is_not_blank: "not-blank",
  regex: "matches",
  contains: "contains",
  does_not_contain: "not-contains",
  starts_with: "starts",
  does_not_start_with: "not-starts",
  less_than: "less",
  greater_than: "greater",
};

/** A value as an expression: a variable, a number, or text with variables in it. */
export function twilioValue(text: string, lost: string[]): string {
  const variable = twilioExpression(text);
  if (variable !== undefined) return variable;
  if (!text.includes("{{")) return valueLiteral(text);
  const pieces = text.split(/(\{\{[^{}]*\}\})/).filter((piece) => piece !== "");
  const parts = pieces.map((piece) => {
    const inner = piece.startsWith("{{") ? twilioExpression(piece) : undefined;
    if (inner !== undefined) return `string(${inner})`;
    if (piece.startsWith("{{")) lost.push(piece);
    return piece.startsWith("{{") ? literal("") : literal(piece);
  });
  return parts.join(" + ");
}

export const split: Mapping = (step) => {
  const input = twilioExpression(step.fields.text("input"));
  const matches = step.ways.filter(({ key }) => key.startsWith("match:"));
  const ids = choiceIds(matches.map(({ label, condition, key }) => label ?? condition?.text("value") ?? key));
  const remarks: LocalText[] = [];
  const cases = matches.map((way, index): JsonObject => {
    const when = conditionOf(way, input, remarks);
    return { id: ids[index] as string, label: (way.label ?? "").slice(0, 60), when };
  });
  return single(
    { type: "branch", config: { cases } },
    {
      noMatch: [[0, "otherwise"]],
      ...Object.fromEntries(matches.map(({ key }, index) => [key, [[0, `choice:${ids[index]}`] as const]])),
    },
    remarks,
  );
};

/** Empty, and remarked upon, when it cannot be said here: the checks then ask for it. */
function conditionOf({ condition, key, label }: Way, input: string | undefined, remarks: LocalText[]): string {
  const type = condition?.text("type") ?? "";
  const [argument] = condition?.list("arguments") ?? [];
  const value = (typeof argument === "string" ? twilioExpression(argument) : undefined) ?? input;
  const how = Object.hasOwn(COMPARISONS, type) ? COMPARISONS[type] : undefined;
  const other = condition?.text("value") ?? "";
  if (value !== undefined && how !== undefined && !other.includes("{{")) return compare(value, how, other);
  const shown = `${type} ${other}`.trim();
  remarks.push(
    said(
      `The condition of "${label ?? key}" has to be written anew: ${shown}.`,
      `“${label ?? key}”的条件需要重写：${shown}。`,
    ),
  );
  return "";
}

export const setVariables: Mapping = ({ fields }) => {
  const lost: string[] = [];
  const set = fields.objects("variables").map((variable): JsonObject => {
    variable.vendorOnly("index", ...(variable.json().type === "string" ? ["type"] : []));
    return { name: variableName(variable.text("key")), value: twilioValue(variable.text("value"), lost) };
  });
  return single({ type: "set-variables", config: { set } }, { next: [[0, "done"]] }, lostRemarks(lost));
};

export const httpRequest: Mapping = ({ id, fields }) => {
  const contentType = fields.text("content_type");
  const address = twilioTemplate(fields.text("url"));
  const body = twilioTemplate(fields.text("body"));
  const form = formOf(fields);
  const headers = contentType === "" ? [] : [{ name: "Content-Type", value: contentType.split(";")[0] as string }];
  return single(
    {
      type: "http-request",
      config: {
        method: methodOf(fields.text("method")),
        url: address.text,
        headers,
        body: body.text || form.text,
        timeoutMs: 10_000,
        into: variableName(id),
      },
    },
    {
      success: [[0, "success"]],
      failed: [
        [0, "failed"],
        [0, "timeout"],
      ],
    },
    lostRemarks([...address.lost, ...body.lost, ...form.lost]),
  );
};

function methodOf(method: string): string {
  const upper = method.toUpperCase();
  return ["GET", "POST", "PUT", "PATCH", "DELETE"].includes(upper) ? upper : "GET";
}

function formOf(fields: Fields): { readonly text: string; readonly lost: readonly string[] } {
  const pairs = fields.objects("parameters").map((pair) => {
    const value = twilioTemplate(pair.text("value"));
    return { text: `${encodeURIComponent(pair.text("key"))}=${value.text}`, lost: value.lost };
  });
  return { text: pairs.map(({ text }) => text).join("&"), lost: pairs.flatMap(({ lost }) => lost) };
}

/** A Function is a web service at an address. */
export const runFunction: Mapping = ({ id, fields }) => {
  fields.vendorOnly("service_sid", "environment_sid", "function_sid");
  const url = fields.text("url");
  const form = formOf(fields);
  return single(
    {
      type: "http-request",
      config: {
        method: "POST",
        url,
        headers: [{ name: "Content-Type", value: "application/x-www-form-urlencoded" }],
        body: form.text,
        timeoutMs: 10_000,
        into: variableName(id),
      },
    },
    {
      success: [[0, "success"]],
      fail: [
        [0, "failed"],
        [0, "timeout"],
      ],
    },
    [
      ...lostRemarks(form.lost),
      said(
        "Calls the Twilio Function over HTTP: protected Functions refuse that.",
        "通过 HTTP 调用 Twilio Function：受保护的 Function 会拒绝。",
      ),
    ],
  );
};

export const runSubflow: Mapping = ({ fields }) => {
  const sid = fields.text("flow_sid");
  if (fields.json().flow_revision === "LatestPublished") fields.vendorOnly("flow_revision");
  const lost: string[] = [];
  const inputs = fields.objects("parameters").map(
    (pair): Json => ({
      name: variableName(pair.text("key")),
      value: twilioValue(pair.text("value"), lost),
    }),
  );
  const flow = stableName(lastPart(sid), "sub-flow");
  const plan: Plan = single(
    { type: "run-sub-flow", config: { flow, inputs, outputs: [] } },
    { completed: [[0, "done"]], failed: [[0, "failed"]] },
    [
      ...lostRemarks(lost),
      said(`Import the flow ${sid} too and choose it here.`, `请同时导入流程 ${sid} 并在此选择。`),
    ],
  );
  return plan;
};
