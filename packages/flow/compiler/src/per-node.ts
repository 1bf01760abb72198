import type { ResolvedNode } from "./resolve.ts";

/** Works something out once for each step: one that an edit left alone stays the same object. */
export function perNode<Value>(work: (node: ResolvedNode) => Value): (node: ResolvedNode) => Value {
  const known = new WeakMap<ResolvedNode, { readonly value: Value }>();
  return (node) => {
    const found = known.get(node);
    if (found) return found.value;
    const value = work(node);
    known.set(node, { value });
    return value;
  };
}
