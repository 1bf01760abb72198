import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

const ROUNDS = 400;
const flow = drawFlow("splitting", {
  start: { type: "start", to: { next: "pause" } },
  pause: { type: "wait", config: { forMs: 1_000 }, to: { done: "split" } },
  split: {
    type: "random-split",
    config: {
      ways: [
        { id: "often", weight: 3 },
        { id: "seldom", weight: 1 },
        { id: "never", weight: 0 },
      ],
    },
    to: { "choice:often": "pause", "choice:seldom": "pause", "choice:never": "bye" },
  },
  bye: { type: "hang-up" },
});
const takenOf = (call: TestCall) => call.path.filter(({ node, exit }) => node === "split" && exit !== undefined);

it("takes each way as often as its weight says, and one without weight never", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.advance(ROUNDS * 1_000);
  const taken = takenOf(call);
  expect(taken).toHaveLength(ROUNDS);
  const often = taken.filter(({ exit }) => exit === "choice:often").length / ROUNDS;
  expect(often).toBeGreaterThan(0.65);
  expect(often).toBeLessThan(0.85);
  expect(taken.some(({ exit }) => exit === "choice:never")).toBe(false);
});

it("does not draw the lot again after a restart", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.advance(5_000);
  const before = (await call.journal()).filter(({ type }) => type === "outcome");
  await call.restart();
  expect((await call.journal()).filter(({ type }) => type === "outcome")).toEqual(before);
});

it("cannot be published without any weight", async () => {
  const ways = [{ id: "a", weight: 0 }];
  const none = drawFlow("none", {
    start: { type: "start", to: { next: "split" } },
    split: { type: "random-split", config: { ways }, to: { "choice:a": "bye" } },
    bye: { type: "hang-up" },
  });
  await expect(TestCall.dial(none, nodeRegistry)).rejects.toThrow("No way has a weight.");
});
