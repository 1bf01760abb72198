import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["done", "none", "failed"];

it("pauses what is recorded, and lets it go on", async () => {
  for (const [action, paused] of [
    ["pause", true],
    ["resume", false],
  ] as const) {
    const call = await TestCall.dial(nodeFlow("pause-recording", { action }, exits), nodeRegistry, {
      world: ({ recording, clock }) => {
        recording.running = { recording: "rec-1" as never, since: clock.now(), paused: !paused };
      },
    });
    await call.expectAt("done");
    expect(call.world.recording.running?.paused).toBe(paused);
  }
});

it("leaves by none when nothing is recorded", async () => {
  const call = await TestCall.dial(nodeFlow("pause-recording", {}, exits), nodeRegistry);
  await call.expectAt("none");
});
