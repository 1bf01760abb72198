import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { diffFlows } from "@patchbay/flow-model/history/diff-flows";
import { expect, it } from "vitest";
import { changeMarks } from "./change-marks.ts";

const before = drawFlow("line", {
  start: { type: "start", to: { next: "wait" } },
  wait: { type: "wait", config: { forMs: 1_000 }, to: { done: "bye" } },
  bye: { type: "hang-up" },
});
const after = drawFlow("line", {
  start: { type: "start", to: { next: "wait" } },
  wait: { type: "wait", config: { forMs: 2_000 }, to: { done: "end" } },
  end: { type: "end" },
});

it("tells new, gone and changed steps and wires apart", () => {
  const { nodes, exits } = changeMarks(diffFlows(before, after));
  expect(Object.fromEntries(nodes)).toEqual({ wait: "changed", bye: "bad", end: "good" });
  expect(Object.fromEntries(exits)).toEqual({ "wait→done": "changed" });
});

it("points nothing out where nothing changed", () => {
  const { nodes, exits } = changeMarks(diffFlows(before, before));
  expect([nodes.size, exits.size]).toEqual([0, 0]);
});
