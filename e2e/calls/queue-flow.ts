import type { FlowDocument } from "@patchbay/flow-model/document";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";

/** The step that lets a caller wait, whose every end but `served` hangs up. */
export const inQueue = (config: DrawnNode["config"] = {}, served = "bye"): DrawnNode => ({
  type: "send-to-queue",
  config: { queue: "sales", announceEveryMs: 0, exitWhenUnstaffed: false, ...config },
  to: { served, timeout: "bye", full: "bye", unstaffed: "bye", pressed: "bye", failed: "bye" },
});

/** Straight to the queue, and hung up on afterwards. */
export const queueFlow = (name: string, config?: DrawnNode["config"]): FlowDocument =>
  drawFlow(name, {
    start: { type: "start", to: { next: "queue" } },
    queue: inQueue(config),
    bye: { type: "hang-up" },
  });

/** As above, and the flow goes on for a moment when the agent has gone. */
export const queueFlowGoingOn = (name: string, config?: DrawnNode["config"]): FlowDocument =>
  drawFlow(name, {
    start: { type: "start", to: { next: "queue" } },
    queue: inQueue(config, "after"),
    after: { type: "wait", config: { forMs: 200 }, to: { done: "bye" } },
    bye: { type: "hang-up" },
  });
