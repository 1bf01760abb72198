import { nodeWords } from "@patchbay/node-kit/node-words";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";

/** The node types that this studio offers. */
export { nodeRegistry };

/** What their kinds, settings and exits are called. */
export const flowWords = nodeWords(nodeRegistry);
