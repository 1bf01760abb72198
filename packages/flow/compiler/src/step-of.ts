import type { Step } from "@patchbay/flow-model/program";
import { perNode } from "./per-node.ts";
import type { ResolvedNode } from "./resolve.ts";

/** What a control node lowers to, its exits standing for where they lead: what it does does not depend on that. */
export const stepOf: (node: ResolvedNode) => Step | undefined = perNode(({ definition, config }) =>
  definition.lower?.(config, (exit) => ({ to: exit, exit })),
);
