import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["done", "failed"];
const config = { url: "wss://ears.example/{{ call.to }}", facts: [{ name: "from", value: "{{ call.from }}" }] };

it("streams to the address, with its facts filled in", async () => {
  const call = await TestCall.dial(nodeFlow("start-stream", config, exits), nodeRegistry);
  await call.expectAt("done");
  expect(call.world.streaming).toEqual({
    url: "wss://ears.example/4000",
    sides: "both",
    facts: { from: "+4930111111" },
  });
});

it("leaves by failed when nobody listens there", async () => {
  const call = await TestCall.dial(nodeFlow("start-stream", config, exits), nodeRegistry, {
    world: (world) => {
      world.refuseStreams = true;
    },
  });
  await call.expectAt("failed");
});
