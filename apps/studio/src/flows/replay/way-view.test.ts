import type { FlowDocument } from "@patchbay/flow-model/document";
import { expect, it } from "vitest";
import type { Way } from "./way-view.ts";
import { wayView } from "./way-view.ts";

const drawing = { name: "line" } as FlowDocument;
const inner = { name: "inner" } as FlowDocument;
const steps = [
  { flow: "line", node: "start", at: 0, exit: "next", variables: { topic: null } },
  { flow: "line", node: "ask", at: 0, exit: "choice:a", variables: { topic: "sales" } },
  { flow: "inner", node: "start", at: 5, exit: "next" },
  { flow: "line", node: "bye", at: 9 },
] as unknown as Way["steps"];
const drawings = { line: drawing, inner };

it("shows the way up to where one stands: steps, exits taken, and what the step changed", () => {
  const view = wayView({ steps, drawings, index: 1 });
  expect(view.drawing).toBe(drawing);
  expect([...view.visited]).toEqual(["start", "ask"]);
  expect(view.at).toBe("ask");
  expect([...view.marks.exits.keys()]).toEqual(["start→next", "ask→choice:a"]);
  expect(view.variables).toEqual({ topic: "sales" });
  expect([...view.changed]).toEqual(["topic"]);
});

it("shows the drawing of the sub-flow that the call is in, with its own way only", () => {
  const view = wayView({ steps, drawings, index: 2 });
  expect(view.drawing).toBe(inner);
  expect([...view.visited]).toEqual(["start"]);
  // Nothing changed: the variables are those of the step before.
  expect(view.variables).toEqual({ topic: "sales" });
  expect([...view.changed]).toEqual([]);
});

it("marks where two ways part, and shows no step where there is none", () => {
  const view = wayView({ steps, drawings, index: 3, partsAt: 3 });
  expect(view.marks.nodes.get("bye")).toBe("changed");
  expect(wayView({ steps: [], drawings, index: 0 }).drawing).toBeUndefined();
});
