import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { NodeId } from "@patchbay/flow-model/document";
import { sameItems } from "./same-items.ts";

export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly problemsByNode: ReadonlyMap<NodeId, readonly Diagnostic[]>;
}

/**
 * What a new check found, with the objects of the one before wherever it says the same: it comes as a copy from a worker, and only
 * cards and lines about which something else is said are to be drawn anew.
 */
export function adoptDiagnostics(before: Findings, found: readonly Diagnostic[]): Findings {
  const known = new Map(before.diagnostics.map((item) => [wordsOf(item), item]));
  const diagnostics = found.map((item) => {
    const old = known.get(wordsOf(item));
    return old && samePath(old.path, item.path) ? old : item;
  });
  if (sameItems(diagnostics, before.diagnostics)) return before;
  const byNode = Map.groupBy(
    diagnostics.filter((item): item is Diagnostic & { readonly node: NodeId } => item.node !== undefined),
    ({ node }) => node,
  );
  const problemsByNode = new Map(
    [...byNode].map(([node, items]) => {
      const old = before.problemsByNode.get(node) ?? [];
      return [node, sameItems(old, items) ? old : items];
    }),
  );
  return { diagnostics, problemsByNode };
}

/** All that a finding says but its path, which may be as long as the flow. */
function wordsOf({ path: _, ...words }: Diagnostic): string {
  return JSON.stringify(words);
}

function samePath(one: Diagnostic["path"] = [], other: Diagnostic["path"] = []): boolean {
  return (
    one.length === other.length &&
    one.every(({ node, exit }, index) => node === other[index]?.node && exit === other[index]?.exit)
  );
}
