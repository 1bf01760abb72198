import type { JsonObject } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import { type Comparison, compare, literal, valueLiteral } from "../cel.ts";
import type { Fields } from "../fields.ts";
import { choiceIds, stableName, variableName } from "../names.ts";
import { type Mapping, type MappingWorld, type Plan, type SourceStep, said, single } from "../source-flow.ts";
import { plainText, typebotTemplate } from "./typebot-text.ts";

const lostRemarks = (lost: readonly string[]): readonly LocalText[] =>
  lost.length === 0 ? [] : [said(`Left out: ${lost.join(" ")}.`, `未导入：${lost.join(" ")}。`)];

const noCounterpart =
  (en: string, zh: string): Mapping =>
  () => ({ why: said(en, zh) });

/** Names of variables are the importer's own addition to a block. */
const own = (fields: Fields) => fields.skip("@names", "@variable");

const bubble: Mapping = ({ fields }) => {
  own(fields);
  const { text, lost } = typebotTemplate(plainText(fields.raw("content")));
  return single(
    { type: "play-prompt", config: { prompts: [{ kind: "speech", text: text.slice(0, 5_000) }] } },
    { next: [[0, "done"]] },
    lostRemarks(lost),
  );
};

/** Labels of Typebot's own form: placeholders, buttons. */
function skipLabels(options: Fields): void {
  options.skip("labels", "variableId", "isMultipleChoice", "buttonLabel", "placeholder", "clickIcon", "style");
}

const choices: Mapping = (step) => {
  const { fields, ways } = step;
  const items = ways.filter(({ condition }) => condition);
  const options = fields.child("options");
  const many = options.flag("isMultipleChoice");
  skipLabels(options);
  const into = fields.text("@variable");
  own(fields);
  const texts = items.map(({ label = "" }) => typebotTemplate(label).text || "?");
  const ids = choiceIds(texts);
  const list = texts.slice(0, 9).map(
    (label, index): JsonObject => ({
      id: ids[index] as string,
      label: label.slice(0, 60),
      digit: `${index + 1}`,
      keywords: [label.slice(0, 60)],
    }),
  );
  const said_ = texts
    .slice(0, 9)
    .map((label, index) => `${index + 1}: ${label}.`)
    .join(" ");
  const asked = texts.length === 0 ? [] : [{ kind: "speech", text: said_ }];
  // Every item without a way of its own goes on behind the block.
  const silent = items
    .slice(0, 9)
    .flatMap(({ to }, index) => (to === undefined ? [[0, `choice:${ids[index]}`] as const] : []));
  return single(
    { type: "menu", config: { prompts: asked, choices: list, ...(into ? { into } : {}) } },
    {
      ...Object.fromEntries(items.slice(0, 9).map(({ key }, index) => [key, [[0, `choice:${ids[index]}`] as const]])),
      next: silent,
    },
    [
      ...(many ? [said("One choice can be made, not several.", "只能选择一项，不能多选。")] : []),
      ...(texts.length > 9
        ? [
            said(
              `Only the first 9 of ${texts.length} buttons have keys.`,
              `${texts.length} 个按钮中只有前 9 个有按键。`,
            ),
          ]
        : []),
    ],
  );
};

function digits(config: JsonObject): Mapping {
  return (step, world) => {
    const { fields } = step;
    const options = fields.child("options");
    const question = questionNode(step, world);
    if (question) return question;
    const hint = options.child("labels").text("placeholder");
    skipLabels(options);
    const [minValue, maxValue] = [options.number("min"), options.number("max")];
    options.skip("step", "defaultCountryCode", "length", "buttonType", "isOneClickSubmitEnabled", "customIcon");
    const into = fields.text("@variable") || variableName(step.id);
    own(fields);
    const limits = { ...(minValue === undefined ? {} : { minValue }), ...(maxValue === undefined ? {} : { maxValue }) };
    const prompts = [{ kind: "speech", text: hint || "Please type the number, then press hash." }];
    return single(
      { type: "collect-digits", config: { ...config, ...limits, prompts, into } },
      { next: [[0, "collected"]] },
      [said("Answered by keys; see that the words before it ask for them.", "通过按键回答；请检查提示语是否说明。")],
    );
  };
}

/** Where a chat can be asked, it is. */
function questionNode({ id, fields }: SourceStep, world: MappingWorld): Plan | undefined {
  if (!world.has("ask-question")) return undefined;
  const options = fields.child("options");
  const question = options.child("labels").text("placeholder") || "Please write your answer.";
  skipLabels(options);
  const into = fields.text("@variable") || variableName(id);
  own(fields);
  return single({ type: "ask-question", config: { question, into } }, { next: [[0, "answered"]] });
}

const words: Mapping = (step, world) =>
  questionNode(step, world) ?? { why: said("Free text cannot be typed on a phone.", "电话中无法输入自由文本。") };

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

const condition: Mapping = ({ fields, ways }) => {
  const names = fields.child("@names");
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
    const operator = comparison.text("comparisonOperator");
    const name = names.text(comparison.text("variableId"));
    const how = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    const value = comparison.text("value");
    return name && how && !value.includes("{{") ? `(${compare(name, how, value)})` : "";
  });
  if (parts.length === 0 || parts.includes("")) return "";
  return parts.join(content.text("logicalOperator") === "OR" ? " || " : " && ");
}

const setVariable: Mapping = ({ fields }) => {
  const options = fields.child("options");
  const name = fields.text("@variable");
  own(fields);
  const kind = options.text("type") || "Custom";
  const text = options.text("expressionToEvaluate");
  options.skip("variableId", "isExecutedOnClient", "isCode");
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

const wait: Mapping = ({ fields }) => {
  own(fields);
  const options = fields.child("options");
  const text = options.text("secondsToWaitFor");
  options.skip("shouldPause");
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds < 0) return { why: said(`Waits for ${text}.`, `等待 ${text}。`) };
  return single(
    { type: "wait", config: { forMs: Math.min(86_400_000, Math.round(seconds * 1_000)) } },
    { next: [[0, "done"]] },
  );
};

const abTest: Mapping = ({ fields, ways }) => {
  own(fields);
  const percent = Math.min(100, Math.max(0, fields.child("options").number("aPercent") ?? 50));
  const [a, b] = ways.filter((way) => way.condition);
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

const webhook: Mapping = ({ id, fields }) => {
  own(fields);
  const options = fields.child("options");
  const request = options.child("webhook");
  const address = typebotTemplate(request.text("url"));
  const body = typebotTemplate(request.text("body"));
  request.skip("id", "queryParams");
  options.skip(
    "isAdvancedConfig",
    "isCustomBody",
    "variablesForTest",
    "timeout",
    "proxyCredentialsId",
    "isExecutedOnClient",
  );
  const saved = options.objects("responseVariableMapping").length;
  const headers = request.objects("headers").map((header): JsonObject => {
    header.skip("id");
    return { name: header.text("key"), value: typebotTemplate(header.text("value")).text };
  });
  const method = request.text("method").toUpperCase();
  return single(
    {
      type: "http-request",
      config: {
        method: ["GET", "POST", "PUT", "PATCH", "DELETE"].includes(method) ? method : "POST",
        url: address.text,
        headers: headers.slice(0, 30),
        body: body.text,
        timeoutMs: 10_000,
        into: variableName(id),
      },
    },
    { next: [[0, "success"]] },
    [
      ...lostRemarks([...address.lost, ...body.lost]),
      ...(saved > 0
        ? [
            said(
              `The answer is in ${variableName(id)}.body; set your ${saved} variables from it.`,
              `应答保存在 ${variableName(id)}.body；请据此设置 ${saved} 个变量。`,
            ),
          ]
        : []),
    ],
  );
};

const email: Mapping = ({ fields }, world) => {
  own(fields);
  if (!world.has("send-email"))
    return { why: said("E-mail is not sent from this channel.", "此渠道不能发送电子邮件。") };
  const options = fields.child("options");
  const [to, subject, body] = [
    options.list("recipients").join(", "),
    options.text("subject"),
    options.text("body"),
  ].map((text) => typebotTemplate(text));
  options.skip("credentialsId", "isCustomBody", "isBodyCode");
  const config = { to: to?.text ?? "", subject: subject?.text ?? "", body: body?.text ?? "" };
  return single(
    { type: "send-email", config },
    {
      next: [
        [0, "sent"],
        [0, "no-address"],
        [0, "not-configured"],
      ],
    },
  );
};

const otherBot: Mapping = ({ fields }) => {
  own(fields);
  const options = fields.child("options");
  const id = options.text("typebotId");
  options.skip("groupId", "mergeResults");
  return single(
    { type: "run-sub-flow", config: { flow: stableName(id, "sub-flow"), inputs: [], outputs: [] } },
    { next: [[0, "done"]] },
    [said(`Import the bot ${id} too and choose it here.`, `请同时导入机器人 ${id} 并在此选择。`)],
  );
};

const picture = noCounterpart("Pictures and films are not shown in this channel.", "此渠道不显示图片和视频。");
const vendorService = noCounterpart(
  "This service's connection has to be set up anew, e.g. as an HTTP request.",
  "需要重新配置该服务的连接，例如改用 HTTP 请求。",
);

/** Blocks of Typebot's editor; others are reported as unknown. */
export const TYPEBOT_MAPPINGS: Readonly<Record<string, Mapping>> = {
  text: bubble,
  image: picture,
  video: picture,
  embed: picture,
  audio: noCounterpart("Upload the sound as a prompt and play that.", "请将声音上传为提示音后播放。"),
  "choice input": choices,
  "picture choice input": choices,
  "number input": digits({ minDigits: 1, maxDigits: 12 }),
  "phone number input": digits({ minDigits: 3, maxDigits: 20 }),
  "rating input": digits({ minDigits: 1, maxDigits: 2 }),
  "text input": words,
  "email input": words,
  "url input": words,
  "date input": words,
  "time input": words,
  "file input": noCounterpart("Files cannot be sent on a phone.", "电话中无法发送文件。"),
  "payment input": noCounterpart("Payments are not taken inside a flow.", "流程内不收款。"),
  Condition: condition,
  "Set variable": setVariable,
  Wait: wait,
  "AB test": abTest,
  Jump: ({ fields }) => {
    own(fields);
    return { why: said("Draw the line of this jump anew.", "请重新绘制此跳转的连线。") };
  },
  "Typebot link": otherBot,
  Webhook: webhook,
  webhook,
  "HTTP request": webhook,
  Email: email,
  Redirect: noCounterpart("A caller has no browser to be sent elsewhere.", "来电者没有可跳转的浏览器。"),
  Code: noCounterpart("Code does not run here.", "此处不运行代码。"),
  Script: noCounterpart("Code does not run here.", "此处不运行代码。"),
  "Google Sheets": vendorService,
  "Google Analytics": vendorService,
  Zapier: vendorService,
  "Make.com": vendorService,
  Pabbly: vendorService,
  Chatwoot: vendorService,
  Pixel: vendorService,
  OpenAI: vendorService,
  openai: vendorService,
};
