import { isJsonObject, type Json, type JsonObject } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import type { FlowDocument, NodeId } from "../document.ts";
import type { PropertyChange } from "./change.ts";
import { own } from "./diff-json.ts";
import { asJson } from "./flow-parts.ts";
import { isList, keyedLists } from "./keyed-list.ts";

/** A change of what stands beside the steps, as the canvas calls it. */
export interface PartChange {
  readonly what: LocalText;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
}

type Called = (node: NodeId) => string;
type Said = (item: JsonObject, called: Called) => Json;

const variable: Said = ({ type, description }) => [type, description].filter(Boolean).join(": ");
const conversation: Said = ({ messages }) =>
  isList(messages) ? messages.map((message) => (isJsonObject(message) ? `${message.by}: ${message.text}` : "")) : "";
const steps = (nodes: Json | undefined, called: Called) =>
  isList(nodes) ? nodes.map((node) => called(node as NodeId)) : [];

const PARTS = new Map<string | number, { readonly word: LocalText; readonly said: Said }>([
  ["notes", { word: { en: "sticky note", zh: "便签" }, said: ({ text }) => text ?? "" }],
  ["groups", { word: { en: "group", zh: "分组" }, said: ({ nodes }, called) => steps(nodes, called) }],
  ["comments", { word: { en: "comment", zh: "评论" }, said: conversation }],
  ["inputs", { word: { en: "input", zh: "输入变量" }, said: variable }],
  ["outputs", { word: { en: "output", zh: "输出变量" }, said: variable }],
]);

const FIELDS = new Map<string | number, LocalText>([
  ["title", { en: "title", zh: "标题" }],
  ["description", { en: "description", zh: "说明" }],
  ["channel", { en: "channel", zh: "渠道" }],
  ["name", { en: "name", zh: "名称" }],
  ["type", { en: "type", zh: "类型" }],
  ["text", { en: "text", zh: "文字" }],
  ["colour", { en: "colour", zh: "颜色" }],
  ["nodes", { en: "steps", zh: "步骤" }],
  ["resolved", { en: "settled", zh: "已解决" }],
  ["messages", { en: "messages", zh: "消息" }],
]);

/** Notes, groups, comments, variables and the flow's own fields in words; of a list that is new or gone, each item. */
export function partChanges(
  { path, before, after, order }: PropertyChange,
  flows: readonly FlowDocument[],
  called: Called,
): readonly PartChange[] {
  const [list = "", id, ...rest] = path;
  const part = PARTS.get(list);
  if (!part) return [{ what: fieldWords(path), before, after }];
  if (order) return [{ what: told(part.word, { en: "(order)", zh: "（顺序）" }), before, after }];
  const said = (value: Json | undefined) => (isJsonObject(value) ? part.said(value, called) : value);
  const named = (item: JsonObject | undefined) => told(part.word, quoted(item?.title ?? item?.name));
  if (id === undefined) {
    const [was, is] = [itemsOf(before), itemsOf(after)];
    return [
      ...[...was.values()].map((item) => ({ what: named(item), before: said(item) })),
      ...[...is.values()].map((item) => ({ what: named(item), after: said(item) })),
    ];
  }
  const item = [before, after].find(isJsonObject) ?? itemOf(flows, String(list), String(id));
  if (rest.length === 0) return [{ what: named(item), before: said(before), after: said(after) }];
  const field = FIELDS.get(rest[0] ?? "") ?? fieldWords(rest);
  const value = (of: Json | undefined) =>
    rest[0] === "nodes" && isList(of)
      ? steps(of, called)
      : isJsonObject(of) && "text" in of
        ? `${of.by}: ${of.text}`
        : of;
  return [
    {
      what: told(named(item), { en: `· ${field.en}`, zh: ` · ${field.zh}` }),
      before: value(before),
      after: value(after),
    },
  ];
}

function fieldWords(path: PropertyChange["path"]): LocalText {
  const text = path.join(".");
  return FIELDS.get(text) ?? { en: text, zh: text };
}

function told(word: LocalText, more: LocalText | undefined): LocalText {
  return more ? { en: `${word.en} ${more.en}`, zh: `${word.zh}${more.zh}` } : word;
}

function quoted(name: Json | undefined): LocalText | undefined {
  return typeof name === "string" && name !== "" ? { en: `“${name}”`, zh: `“${name}”` } : undefined;
}

function itemsOf(list: Json | undefined): ReadonlyMap<string, JsonObject> {
  return (isList(list) ? keyedLists([list])?.[0]?.items : undefined) ?? new Map();
}

function itemOf(flows: readonly FlowDocument[], list: string, id: string): JsonObject | undefined {
  return flows.map((flow) => itemsOf(own(asJson(flow) as JsonObject, list)).get(id)).find(Boolean);
}
