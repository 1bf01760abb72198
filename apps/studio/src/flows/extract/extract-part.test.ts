import { must } from "@patchbay/base/result";
import { compileAll, publishable } from "@patchbay/compiler/compile-all";
import { TestCall } from "@patchbay/engine/test-call";
import type { Wire } from "@patchbay/flow-model/document";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { applyEdit } from "@patchbay/flow-model/edit";
import { expect, it } from "vitest";
import { nodeRegistry } from "../node-registry.ts";
import { extractPart } from "./extract-part.ts";

const flow = drawFlow("orders", {
  start: { type: "start", to: { next: "first" } },
  first: {
    type: "set-variables",
    config: { set: [{ name: "limit", value: "3" }] },
    to: { done: "count" },
  },
  count: {
    type: "set-variables",
    config: {
      set: [
        { name: "total", value: "limit + 1" },
        { name: "secret", value: '"x"' },
      ],
    },
    to: { done: "enough" },
  },
  enough: {
    type: "branch",
    config: { cases: [{ id: "yes", when: 'total > 3 && secret == "x"' }] },
    to: { "choice:yes": "good", otherwise: "bad" },
  },
  good: { type: "wait", config: { expression: "duration(string(total) + 's')" }, to: { done: "over" } },
  bad: { type: "wait", config: { forMs: 1_000 }, to: { done: "over" } },
  over: { type: "hang-up" },
});
const names = { name: "orders-part", title: "Part", labels: { start: "Start", end: "End", way: "Way" } };

it("takes in what is read before it is set, and gives back what is read behind", async () => {
  const part = extractPart(flow, ["count", "enough"], nodeRegistry, names);
  if (!part.ok) throw new Error(part.error.code);
  const { subFlow, edit, call } = part.value;
  expect(subFlow.inputs).toEqual([{ name: "limit", type: "number" }]);
  expect(subFlow.outputs.map(({ name }) => name)).toEqual(["total", "way"]);
  const { flow: main, undo } = applyEdit(flow, edit);
  expect(Object.keys(main.nodes)).toEqual(expect.arrayContaining([call, "first", "good", "bad"]));
  expect(main.nodes).not.toHaveProperty("count");
  const back = applyEdit(main, undo).flow;
  expect([back.nodes, back.layout]).toEqual([flow.nodes, flow.layout]);
  expect(back.wires.toSorted(byStart)).toEqual(flow.wires.toSorted(byStart));
  const options = { registry: nodeRegistry, references: {}, programs: new Map() };
  const compiled = publishable(compileAll([main, subFlow], options));
  const programs = must(compiled);
  await (await TestCall.dial(main, nodeRegistry, { programs })).expectAt("good");
});

const byStart = (one: Wire, other: Wire) => (one.from + one.exit < other.from + other.exit ? -1 : 1);

it("needs one way in, and leaves steps that are the flow's own where they are", () => {
  const codes = (selected: readonly string[]) => {
    const part = extractPart(flow, selected, nodeRegistry, names);
    return part.ok ? undefined : part.error.code;
  };
  expect(codes([])).toBe("part.empty");
  expect(codes(["note:1"])).toBe("part.empty");
  expect(codes(["start", "first"])).toBe("part.bound-step");
  expect(codes(["good", "bad"])).toBe("part.several-ways-in");
});

it("makes a plain call of a part with one way out", () => {
  const part = extractPart(flow, ["first", "count"], nodeRegistry, names);
  if (!part.ok) throw new Error(part.error.code);
  const { flow: main } = applyEdit(flow, part.value.edit);
  expect(main.wires).toContainEqual({ from: part.value.call, exit: "done", to: "enough" });
  expect(part.value.subFlow.inputs).toEqual([]);
  expect(part.value.subFlow.outputs.map(({ name, type }) => `${name}: ${type}`)).toEqual([
    "secret: text",
    "total: number",
  ]);
});
