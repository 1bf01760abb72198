import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument, FlowNode } from "@patchbay/flow-model/document";

/** The way from an empty drawing to the first call. */
export const GUIDE_STEPS = ["say", "menu", "queue", "sound", "publish", "ring"] as const;
export type GuideStep = (typeof GUIDE_STEPS)[number];

export interface GuideFacts {
  readonly flow: FlowDocument;
  readonly diagnostics: readonly Diagnostic[];
  readonly published: boolean;
  /** A call of this flow has been seen while one was here. */
  readonly rang: boolean;
}

/** Which steps are done: read from the drawing and from what happened, never from what was pressed. */
export function guideDone({ flow, diagnostics, published, rang }: GuideFacts): ReadonlySet<GuideStep> {
  const nodes = Object.entries(flow.nodes) as [string, FlowNode][];
  const has = (type: string, list: string) =>
    nodes.some(([, node]) => node.type === type && Array.isArray(node.config[list]) && node.config[list].length > 0);
  const queues = new Set(nodes.filter(([, { type }]) => type === "send-to-queue").map(([id]) => id));
  const done: Readonly<Record<GuideStep, boolean>> = {
    say: has("play-prompt", "prompts"),
    menu: has("menu", "choices"),
    queue: flow.wires.some(({ to }) => queues.has(to)),
    sound: nodes.length > 3 && !diagnostics.some(({ severity }) => severity === "error"),
    publish: published,
    ring: rang,
  };
  return new Set(GUIDE_STEPS.filter((step) => done[step]));
}
