import type { FlowDocument, NodeId, StickyNote } from "@patchbay/flow-model/document";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { mergeDrafts } from "./merge-drafts.ts";

const base = drawFlow("shared", {
  start: { type: "start", to: { next: "bye" } },
  bye: { type: "hang-up", config: { reason: "normal" } },
});
const note = (id: string): StickyNote => ({ id, text: id, x: 0, y: 0, width: 10, height: 10 });
const labelled = (id: string, label: string): FlowDocument => {
  const node = id as NodeId;
  return { ...base, nodes: { ...base.nodes, [node]: { ...base.nodes[node], label } } } as FlowDocument;
};

it("joins two people's first notes, and adds no empty lists", () => {
  const merged = mergeDrafts({ base, ours: { ...base, notes: [note("a")] }, theirs: { ...base, notes: [note("b")] } });
  expect(merged.conflicts).toEqual([]);
  expect(merged.flow.notes?.map(({ id }) => id).sort()).toEqual(["a", "b"]);
  expect(Object.keys(merged.flow)).not.toContain("groups");
});

it("joins changes of different steps and asks about different changes of one", () => {
  const joined = mergeDrafts({ base, ours: labelled("start", "Begin"), theirs: labelled("bye", "End") });
  expect(joined.conflicts).toEqual([]);
  expect(Object.values(joined.flow.nodes).map(({ label }) => label)).toEqual(["End", "Begin"]);
  const sides = { base, ours: labelled("bye", "Mine"), theirs: labelled("bye", "Theirs") };
  const clash = mergeDrafts(sides);
  expect(clash.conflicts.map(({ node }) => node)).toEqual(["bye"]);
  expect(clash.flow.nodes["bye" as NodeId]?.label).toBe("Mine");
  expect(mergeDrafts(sides, "theirs").flow.nodes["bye" as NodeId]?.label).toBe("Theirs");
});
