import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["done", "pressed", "failed"];
const dial = (config: object) =>
  TestCall.dial(
    nodeFlow("hold-audio", { music: "waltz", untilDigits: "1#", into: "key", ...config }, exits),
    nodeRegistry,
  );

it("plays until the time is up", async () => {
  const call = await dial({ forMs: 10_000 });
  await (await call.advance(9_999)).expectAt("subject");
  await (await call.advance(1)).expectAt("done");
  expect(call.heard).toEqual(["waltz"]);
});

it("ends at one of its keys, and not at others", async () => {
  const call = await dial({ forMs: 0 });
  await (await call.press("5").advance(3_600_000)).expectAt("subject");
  await call.press("#").expectAt("pressed");
  expect(call.variables().key).toBe("#");
});

it("leaves by failed when nothing can be played, and ends with the call", async () => {
  const flow = nodeFlow("hold-audio", {}, exits);
  const broken = await TestCall.dial(flow, nodeRegistry, { world: ({ voice }) => (voice.prompts = []) });
  await broken.expectAt("failed");
  const call = await dial({ forMs: 0 });
  await call.hangUp().expectEnd("abandoned");
});
