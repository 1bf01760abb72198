import { TestCall } from "@patchbay/engine/test-call";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = (target: string, more: Readonly<Record<string, DrawnNode>> = {}) =>
  drawFlow("jumping", {
    start: { type: "start", to: { next: "top" } },
    top: { type: "label", config: { name: "top" }, to: { next: "ask" } },
    ask: {
      type: "collect-digits",
      config: { prompts: [{ kind: "speech", text: "Key?" }], maxDigits: 1, into: "key" },
      to: { collected: "back", timeout: "bye", invalid: "bye" },
    },
    back: { type: "jump", config: { to: target } },
    bye: { type: "hang-up" },
    ...more,
  });

it("goes on at the label, and the path shows both steps", async () => {
  const call = await TestCall.dial(flow("top"), nodeRegistry);
  await call.press("1").expectAt("ask");
  expect(call.visited()).toEqual(["start", "top", "ask", "back", "top", "ask"]);
});

it("cannot be published without its label, nor with two of them, nor when it would spin", async () => {
  await expect(TestCall.dial(flow("nowhere"), nodeRegistry)).rejects.toThrow("FLOW221");
  const second = { type: "label", config: { name: "top" }, to: { next: "bye" } };
  await expect(TestCall.dial(flow("top", { second }), nodeRegistry)).rejects.toThrow("FLOW221");
  const round = drawFlow("round", {
    start: { type: "start", to: { next: "here" } },
    here: { type: "label", config: { name: "here" }, to: { next: "again" } },
    again: { type: "jump", config: { to: "here" } },
  });
  await expect(TestCall.dial(round, nodeRegistry)).rejects.toThrow("FLOW205");
});
