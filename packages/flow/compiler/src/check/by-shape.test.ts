import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { applyEdit, type Edit } from "@patchbay/flow-model/edit";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { expect, it } from "vitest";
import type { CompileOptions } from "../compile-options.ts";
import { resolve } from "../resolve.ts";
import { byShape } from "./by-shape.ts";

const options: CompileOptions = { registry: nodeRegistry, references: {}, programs: new Map() };
const drawn = drawFlow("main", {
  start: { type: "start", to: { next: "note" } },
  note: { type: "set-variables", label: "Note", config: { set: [{ name: "n", value: "1" }] }, to: { done: "bye" } },
  bye: { type: "hang-up" },
});
const [note] = Object.keys(drawn.nodes).slice(1) as (keyof typeof drawn.nodes)[];
if (!note) throw new Error("no step");

/** How often the check is made for a flow and then for the flow after an edit. */
function madeAfter(edit: Edit): number {
  let made = 0;
  const check = byShape(() => {
    made += 1;
    return [];
  });
  for (const flow of [drawn, applyEdit(drawn, edit).flow]) check(resolve(flow, nodeRegistry).flow, options);
  return made;
}

it("is not made again for what is typed into a setting that leads nowhere else", () => {
  expect(madeAfter({ type: "set-config", id: note, config: { set: [{ name: "n", value: "1 + 2" }] } })).toBe(1);
});

it("is made again when a line, a name, an exit or a step is another", () => {
  expect(madeAfter({ type: "disconnect", from: note, exit: "done" })).toBe(2);
  expect(madeAfter({ type: "label-node", id: note, label: "Other" })).toBe(2);
  expect(madeAfter({ type: "remove-node", id: note })).toBe(2);
});
