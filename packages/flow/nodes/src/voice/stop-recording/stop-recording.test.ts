import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow("stop-recording", { into: "file" }, ["done", "none", "failed"]);

it("ends the recording and saves its id and length", async () => {
  const call = await TestCall.dial(flow, nodeRegistry, {
    world: ({ recording, clock }) => {
      recording.running = { recording: "rec-1" as never, since: clock.now() - 4_000, paused: false };
    },
  });
  await call.expectAt("done");
  expect(call.variables().file).toEqual({ recording: "rec-1", durationMs: 4_000 });
  expect(call.world.recording.running).toBeUndefined();
});

it("leaves by none when nothing is recorded", async () => {
  await (await TestCall.dial(flow, nodeRegistry)).expectAt("none");
});
