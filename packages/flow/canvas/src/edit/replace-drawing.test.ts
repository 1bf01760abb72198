import { applyEdit } from "@patchbay/flow-model/edit";
import { expect, it } from "vitest";
import { id, sayNode, twoSteps, wire } from "../canvas-flow.fixture.ts";
import { replaceDrawing } from "./replace-drawing.ts";

it("puts another drawing in the place of this one, steps of the same name among them, and takes that back in one step", () => {
  const before = twoSteps();
  const by = twoSteps({
    name: "other",
    title: "Other",
    nodes: { [id("say-1")]: sayNode("new"), [id("say-9")]: sayNode("more") },
    wires: [wire("say-1", "say-9")],
    layout: { [id("say-1")]: { x: 8, y: 8 }, [id("say-9")]: { x: 300, y: 8 } },
  });
  const { flow, undo } = applyEdit(before, replaceDrawing(before, by));
  expect(flow).toEqual({ ...by, name: "two", title: "Two" });
  expect(applyEdit(flow, undo).flow).toEqual(before);
});
