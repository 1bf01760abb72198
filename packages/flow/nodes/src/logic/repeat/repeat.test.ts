import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = (times: string) =>
  drawFlow("again", {
    start: { type: "start", to: { next: "repeat" } },
    repeat: { type: "repeat", config: { times }, to: { again: "say", done: "after" } },
    say: {
      type: "play-prompt",
      config: { prompts: [{ kind: "speech", text: "{{ round }}" }] },
      to: { done: "repeat" },
    },
    after: { type: "wait", config: { forMs: 3_600_000 }, to: { done: "enough" } },
    enough: {
      type: "branch",
      config: { cases: [{ id: "yes", when: 'call.from == "nobody"' }] },
      to: { "choice:yes": "bye", otherwise: "repeat" },
    },
    bye: { type: "hang-up" },
  });

it("goes round as often as asked, and as often again when it comes back", async () => {
  const call = await TestCall.dial(flow("1 + 1"), nodeRegistry);
  await call.expectAt("after");
  expect(call.heard).toEqual(["1", "2"]);
  await call.advance(3_600_000);
  await call.expectAt("after");
  expect(call.heard).toEqual(["1", "2", "1", "2"]);
});

it("goes round not at all for nought, and fails for what is no number of rounds", async () => {
  await (await TestCall.dial(flow("0"), nodeRegistry)).expectAt("after");
  for (const times of ['"two"', "5000"]) await (await TestCall.dial(flow(times), nodeRegistry)).expectEnd("failed");
});
