import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

it("leads to the first step, with the facts of the call and the inputs known", async () => {
  const flow = drawFlow(
    "first",
    {
      start: { type: "start", to: { next: "park" } },
      park: { type: "wait", to: { done: "bye" } },
      bye: { type: "hang-up" },
    },
    { inputs: [{ name: "campaign", type: "text" }] },
  );
  const call = await TestCall.dial(flow, nodeRegistry, { from: "+49301", inputs: { campaign: "spring" } });
  await call.expectAt("park");
  expect(call.variables()).toMatchObject({
    campaign: "spring",
    customer: null,
    now: call.clock.now(),
    call: { from: "+49301", to: "4000", direction: "inbound" },
  });
});
