import { drawFlow } from "@patchbay/flow-model/draw-flow";

const to = (node: string) => ({
  served: node,
  timeout: node,
  full: node,
  unstaffed: node,
  pressed: node,
  failed: node,
});

/** A caller goes straight into the queue `support`; every exit hangs up. */
export function supportFlow(name: string, config: Readonly<Record<string, unknown>> = {}) {
  return drawFlow(name, {
    start: { type: "start", to: { next: "queue" } },
    queue: {
      type: "send-to-queue",
      config: { queue: "support", announceEveryMs: 0, exitWhenUnstaffed: false, ...config } as never,
      to: to("bye"),
    },
    bye: { type: "hang-up" },
  });
}
