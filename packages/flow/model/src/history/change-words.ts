import { isJsonObject, type Json } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import type { FlowDocument, NodeId } from "../document.ts";
import type { FlowChange, Path, PropertyChange } from "./change.ts";
import { at } from "./flow-parts.ts";
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

/** A change in the words of the people who draw; `flows` are looked through for what steps are called. */
export function changeLines(change: FlowChange, ...flows: readonly FlowDocument[]): readonly ChangeLine[] {
  const called = (id: NodeId): string => {
    const label = flows.map(({ nodes }) => at(nodes, id)?.label).find(Boolean);
    return label && label !== id ? `${label} (${id})` : id;
  };
  switch (change.kind) {
    case "node-added":
    case "node-removed": {
      const isNew = change.kind === "node-added";
      const { type } = isNew ? change.after : change.before;
      return [
        {
          sign: isNew ? "+" : "-",
          node: change.node,
          what: { en: `step ${called(change.node)}: ${type}`, zh: `步骤 ${called(change.node)}：${type}` },
        },
      ];
    }
    case "node-renamed": {
      const what = { en: `id of ${called(change.to)}`, zh: `${called(change.to)} 的标识` };
      return [{ sign: "~", node: change.to, what, before: change.node, after: change.to }];
    }
    case "node-changed":
      return change.changes.map((property) => propertyLine(property, change.node, `${called(change.node)} · `));
    case "flow-changed":
      return change.changes.flatMap((property) =>
        partChanges(property, flows, called).map(({ what, before, after }) => line(what, undefined, before, after)),
      );
    case "wire-changed": {
      const what = {
        en: `exit ${change.exit} of ${called(change.from)}`,
        zh: `${called(change.from)} 的出口 ${change.exit}`,
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

function propertyLine({ path, before, after, order }: PropertyChange, node: NodeId, of: string): ChangeLine {
  const where = `${of}${pathText(path[0] === "config" && path.length > 1 ? path.slice(1) : path)}`;
  const what = order ? { en: `${where} (order)`, zh: `${where}（顺序）` } : { en: where, zh: where };
  return line(what, node, before, after);
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
