import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

it.each(["completed", "failed"])(
  "ends a main flow as %s, with its outputs, and leaves hanging up to the runtime",
  async (outcome) => {
    const flow = drawFlow(
      "short",
      {
        start: { type: "start", to: { next: "set" } },
        set: { type: "set-variables", config: { set: [{ name: "score", value: "4 + 1" }] }, to: { done: "end" } },
        end: { type: "end", config: { outcome } },
      },
      { outputs: [{ name: "score", type: "number" }] },
    );
    const call = await TestCall.dial(flow, nodeRegistry);
    expect(await call.expectEnd(outcome)).toEqual({ outcome, outputs: { score: 5 } });
    expect(call.world.voice.hungUp).toBeUndefined();
  },
);
