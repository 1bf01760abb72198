import type { JsonObject } from "@patchbay/base/json";
import type { Fields } from "../fields.ts";
import { choiceIds, variableName } from "../names.ts";
import { type Mapping, type MappingWorld, type Plan, type SourceStep, said, single } from "../source-flow.ts";
import { own } from "./typebot-part.ts";
import { typebotTemplate } from "./typebot-text.ts";

/** How Typebot's own form looks, and the variable's id, whose name the importer has added. */
function formLooks(options: Fields): void {
  options.child("labels").vendorOnly("button");
  options.vendorOnly("variableId", "buttonLabel", "clickIcon", "style", "customIcon", "isOneClickSubmitEnabled");
}

/** What a customer may choose, and where that is kept. */
function itemsOf({ fields, ways }: SourceStep) {
  const items = ways.filter(({ condition }) => condition);
  const options = fields.child("options");
  const several = options.flag("isMultipleChoice");
  formLooks(options);
  const into = fields.text("@variable");
  own(fields);
  const texts = items.map(({ label = "" }) => typebotTemplate(label).text || "?");
  const many = several ? [said("One choice can be made, not several.", "只能选择一项，不能多选。")] : [];
  return { items, into, many, texts, ids: choiceIds(texts) };
}

export const choices: Mapping = (step, world) => {
  if (world.has("show-choices")) return buttons(step);
  const { items, into, many, texts, ids } = itemsOf(step);
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
      ...many,
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

export function digits(config: JsonObject): Mapping {
  return (step, world) => {
    const { fields } = step;
    const options = fields.child("options");
    const question = questionNode(step, world);
    if (question) return question;
    const hint = options.child("labels").text("placeholder");
    formLooks(options);
    const [minValue, maxValue] = [options.number("min"), options.number("max")];
    options.vendorOnly("buttonType");
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

const KINDS: Readonly<Record<string, string>> = {
  "number input": "number",
  "rating input": "number",
  "phone number input": "phone",
  "email input": "email",
  "date input": "date",
};

/** Where a chat can be asked, it is. Typebot asks by the words before; ours are those in its field. */
function questionNode({ id, type, fields }: SourceStep, world: MappingWorld): Plan | undefined {
  if (!world.has("ask-question")) return undefined;
  const options = fields.child("options");
  const question = typebotTemplate(options.child("labels").text("placeholder")).text || "…";
  formLooks(options);
  options.vendorOnly("isLong", "buttonType");
  const again = typebotTemplate(options.text("retryMessageContent")).text.slice(0, 1_000);
  const into = fields.text("@variable") || variableName(id);
  own(fields);
  const config = { question, kind: KINDS[type] ?? "text", timeoutMs: 0, into, ...(again ? { again } : {}) };
  return single({ type: "ask-question", config }, { next: [[0, "answered"]] });
}

const MAX_BUTTONS = 20;

function buttons(step: SourceStep): Plan {
  const { items, into, many, texts, ids } = itemsOf(step);
  const shown = items.slice(0, MAX_BUTTONS);
  const list = shown.map((_, index) => ({ id: ids[index] as string, label: (texts[index] as string).slice(0, 60) }));
  // Every item without a way of its own goes on behind the block.
  const silent = shown.flatMap(({ to }, index) => (to === undefined ? [[0, `choice:${ids[index]}`] as const] : []));
  return single(
    { type: "show-choices", config: { text: "…", choices: list, timeoutMs: 0, ...(into ? { into } : {}) } },
    {
      ...Object.fromEntries(shown.map(({ key }, index) => [key, [[0, `choice:${ids[index]}`] as const]])),
      next: silent,
    },
    [
      ...many,
      ...(items.length > MAX_BUTTONS
        ? [
            said(
              `Only the first ${MAX_BUTTONS} of ${items.length} buttons are shown.`,
              `${items.length} 个按钮中只显示前 ${MAX_BUTTONS} 个。`,
            ),
          ]
        : []),
    ],
  );
}

export const words: Mapping = (step, world) =>
  questionNode(step, world) ?? { why: said("Free text cannot be typed on a phone.", "电话中无法输入自由文本。") };
