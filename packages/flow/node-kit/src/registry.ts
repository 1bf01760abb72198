import type { NodeType } from "./define-node.ts";

/** The node types that flows may use, in palette order. */
export interface NodeRegistry {
  readonly all: readonly NodeType[];
  get(type: string): NodeType | undefined;
}

export function createRegistry(definitions: readonly NodeType[]): NodeRegistry {
  const byType = new Map(definitions.map((definition) => [definition.type, definition]));
  if (byType.size !== definitions.length) throw new Error("two node types share a name");
  return { all: definitions, get: (type) => byType.get(type) };
}
