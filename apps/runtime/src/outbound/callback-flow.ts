import type { ProgramHash } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import type { Program } from "@patchbay/flow-model/program";
import type { NodeRegistry } from "@patchbay/node-kit/registry";

const PATIENCE_MS = 120_000;

/** What answers somebody who is called back where no flow of the tenant's does: straight on to the agent who is reserved. */
const FLOW = drawFlow("callback-call", {
  start: { type: "start", to: { next: "agent" } },
  agent: {
    type: "send-to-queue",
    config: { queue: "{{ contact.queue }}", announceEveryMs: 0, exitWhenUnstaffed: false, maxWaitMs: PATIENCE_MS },
    to: Object.fromEntries(
      ["served", "timeout", "full", "unstaffed", "pressed", "failed"].map((exit) => [exit, "bye"]),
    ),
  },
  bye: { type: "hang-up" },
});

export function callbackProgram(registry: NodeRegistry): { readonly hash: ProgramHash; readonly program: Program } {
  return must(compile(FLOW, { registry, references: {}, programs: new Map() }));
}
