/** The node types that this studio offers. */
export { nodeRegistry } from "@patchbay/nodes/registry.gen";
