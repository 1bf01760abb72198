import { canonicalJson, type Json } from "@patchbay/base/json";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";

/** How two documents differ in logic; moved cards and notes do not count. */
export interface ChangeCount {
  readonly added: readonly NodeId[];
  readonly removed: readonly NodeId[];
  readonly changed: readonly NodeId[];
  readonly wires: number;
}

export function countChanges(before: FlowDocument, after: FlowDocument): ChangeCount {
  const had = (id: string) => Object.hasOwn(before.nodes, id);
  const has = (id: string) => Object.hasOwn(after.nodes, id);
  const ids = Object.keys(after.nodes) as NodeId[];
  const wiresBefore = new Set(before.wires.map(wireText));
  const wiresAfter = new Set(after.wires.map(wireText));
  return {
    added: ids.filter((id) => !had(id)),
    removed: (Object.keys(before.nodes) as NodeId[]).filter((id) => !has(id)),
    changed: ids.filter((id) => had(id) && !same(before.nodes[id], after.nodes[id])),
    wires: missing(wiresBefore, wiresAfter) + missing(wiresAfter, wiresBefore),
  };
}

export function isUnchanged(count: ChangeCount): boolean {
  return count.added.length + count.removed.length + count.changed.length + count.wires === 0;
}

function same(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one as Json) === canonicalJson(other as Json);
}

function wireText({ from, exit, to }: FlowDocument["wires"][number]): string {
  return JSON.stringify([from, exit, to]);
}

function missing(from: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...from].filter((item) => !other.has(item)).length;
}
