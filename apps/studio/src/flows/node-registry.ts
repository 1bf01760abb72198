import { createRegistry, type NodeRegistry } from "@patchbay/node-kit/registry";

/** The node types that this studio offers. */
export const nodeRegistry: NodeRegistry = createRegistry([]);
