import { isJsonObject, type Json } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import type { FlowDocument, FlowNode, NodeId } from "../document.ts";
import type { FlowChange, Path, PropertyChange } from "./change.ts";
import { at } from "./flow-parts.ts";
import { FILE_WORDS, type FlowWords } from "./flow-words.ts";
import { isList } from "./keyed-list.ts";
import { partChanges } from "./part-words.ts";

/** One line of a comparison, with what was and what is side by side. */
export interface ChangeLine {
  readonly sign: "+" | "-" | "~";
  readonly node?: NodeId;
  readonly what: LocalText;
  readonly before?: string;
  readonly after?: string;
}

/** A change in the words of the people who draw; `flows` are looked through for what steps are called, the first that has one. */
export function changeLines(
  change: FlowChange,
  flows: readonly FlowDocument[],
  words: FlowWords = FILE_WORDS,
): readonly ChangeLine[] {
  const nodeOf = (id: NodeId): FlowNode | undefined => flows.map(({ nodes }) => at(nodes, id)).find(Boolean);
  const called = (id: NodeId): string => {
    const label = flows.map(({ nodes }) => at(nodes, id)?.label).find(Boolean);
    return label && label !== id ? `${label} (${id})` : id;
  };
  switch (change.kind) {
    case "node-added":
    case "node-removed": {
      const isNew = change.kind === "node-added";
      const { type } = isNew ? change.after : change.before;
      const kind = words.type(type) ?? { en: type, zh: type };
      const step = called(change.node);
      const what = { en: `step ${step}: ${kind.en}`, zh: `步骤 ${step}：${kind.zh}` };
      return [{ sign: isNew ? "+" : "-", node: change.node, what }];
    }
    case "node-renamed": {
      const what = { en: `id of ${called(change.to)}`, zh: `${called(change.to)} 的标识` };
      return [{ sign: "~", node: change.to, what, before: change.node, after: change.to }];
    }
    case "node-changed":
      return change.changes.map((property) => {
        const where = settingWords(property.path, nodeOf(change.node), words);
        return propertyLine(property, change.node, called(change.node), where);
      });
    case "flow-changed":
      return change.changes.flatMap((property) =>
        partChanges(property, flows, called).map(({ what, before, after }) => line(what, undefined, before, after)),
      );
    case "wire-changed": {
      const from = nodeOf(change.from);
      const exit = (from && words.exit(from, change.exit)) ?? { en: change.exit, zh: change.exit };
      const what = {
        en: `exit ${exit.en} of ${called(change.from)}`,
        zh: `${called(change.from)} 的出口 ${exit.zh}`,
      };
      return [
        {
          sign: change.before === undefined ? "+" : change.after === undefined ? "-" : "~",
          node: change.from,
          what,
          ...(change.before === undefined ? {} : { before: `→ ${called(change.before)}` }),
          ...(change.after === undefined ? {} : { after: `→ ${called(change.after)}` }),
        },
      ];
    }
  }
}

function propertyLine(
  { before, after, order }: PropertyChange,
  node: NodeId,
  step: string,
  where: LocalText,
): ChangeLine {
  const [en, zh] = order ? [" (order)", "（顺序）"] : ["", ""];
  return line({ en: `${step} · ${where.en}${en}`, zh: `${step} · ${where.zh}${zh}` }, node, before, after);
}

/** What a step has beside its settings and exits. */
const OF_STEP = new Map<string, LocalText>([
  ["label", { en: "label", zh: "名称" }],
  ["type", { en: "type", zh: "类型" }],
  ["version", { en: "version", zh: "版本" }],
]);

/** A property of a step as its form calls it; `path` from the step. */
export function settingWords(path: Path, node: FlowNode | undefined, words: FlowWords): LocalText {
  const inConfig = path[0] === "config" && path.length > 1 ? path.slice(1) : undefined;
  const text = pathText(inConfig ?? path);
  return (node && inConfig && words.field(node, inConfig)) ?? OF_STEP.get(text) ?? { en: text, zh: text };
}

function line(
  what: LocalText,
  node: NodeId | undefined,
  before: Json | undefined,
  after: Json | undefined,
): ChangeLine {
  return {
    sign: before === undefined ? "+" : after === undefined ? "-" : "~",
    what,
    ...(node === undefined ? {} : { node }),
    ...(before === undefined ? {} : { before: valueWords(before) }),
    ...(after === undefined ? {} : { after: valueWords(after) }),
  };
}

export function pathText(path: Path): string {
  return path.join(".");
}

/** Text as it is, everything else as JSON. */
export function valueText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A value as people read it: settings as `name: value`, one item of a list per line. Not to be parsed again. */
export function valueWords(value: Json): string {
  if (isList(value) && value.length > 0) {
    const isPlain = value.every((item) => typeof item !== "object" || item === null);
    return value.map(valueWords).join(isPlain ? ", " : "\n");
  }
  const members = isJsonObject(value) ? Object.entries(value) : [];
  return members.length === 0
    ? valueText(value)
    : members.map(([key, item]) => `${key}: ${valueWords(item as Json)}`).join("; ");
}
