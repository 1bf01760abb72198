import type { FlowDocument } from "./document.ts";

interface Item {
  readonly id: string;
}

/** The list with an item added or replaced, and what stood in its place. */
export function putItem<Kind extends Item>(
  items: readonly Kind[] = [],
  item: Kind,
): { readonly items: readonly Kind[]; readonly was: Kind | undefined } {
  const was = items.find(({ id }) => id === item.id);
  return { items: was ? items.map((other) => (other === was ? item : other)) : [...items, item], was };
}

export function removeItem<Kind extends Item>(
  items: readonly Kind[] = [],
  id: string,
): { readonly items: readonly Kind[]; readonly was: Kind | undefined } {
  const was = items.find((item) => item.id === id);
  return { items: items.filter((item) => item !== was), was };
}

/** The flow with these notes, groups or comments. An empty list is left out, as in a flow that never had one. */
export function withItems<Key extends "notes" | "groups" | "comments">(
  flow: FlowDocument,
  key: Key,
  items: NonNullable<FlowDocument[Key]>,
): FlowDocument {
  const { [key]: _was, ...rest } = flow;
  return (items.length === 0 ? rest : { ...rest, [key]: items }) as FlowDocument;
}
