import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { describe, expect, it } from "vitest";
import { applyDelta, deltaOf } from "./flow-delta.ts";

const FLOW = drawFlow("two", { start: { type: "start", to: { next: "bye" } }, bye: { type: "hang-up" } });
const bye = "bye" as NodeId;
const sent = (before: FlowDocument | undefined, after: FlowDocument) => structuredClone(deltaOf(before, after));

describe("what is sent to the checks", () => {
  it("makes the same logic again on the other side, without the picture", () => {
    const { layout: _, notes: __, ...logic } = FLOW;
    expect(applyDelta(undefined, sent(undefined, FLOW))).toEqual({ ...logic, layout: {} });
  });

  it("holds only what changed, and leaves the rest the same objects", () => {
    const there = applyDelta(undefined, sent(undefined, FLOW));
    const changed = { ...FLOW, nodes: { ...FLOW.nodes, [bye]: { ...FLOW.nodes[bye], label: "End" } } } as FlowDocument;
    const delta = sent(FLOW, changed);
    expect(delta).toMatchObject({ changed: { bye: { label: "End" } }, removed: [], wires: undefined });
    expect(Object.keys(delta.changed)).toEqual(["bye"]);
    const after = applyDelta(there, delta);
    expect(after.nodes["start" as NodeId]).toBe(there.nodes["start" as NodeId]);
    expect(after.wires).toBe(there.wires);
    expect(after.nodes[bye]?.label).toBe("End");
  });

  it("takes away what was removed", () => {
    const there = applyDelta(undefined, sent(undefined, FLOW));
    const { [bye]: _, ...nodes } = FLOW.nodes;
    const after = applyDelta(there, sent(FLOW, { ...FLOW, nodes, wires: [] }));
    expect(Object.keys(after.nodes)).toEqual(["start"]);
    expect(after.wires).toEqual([]);
  });

  it("sends only wires that went or came, and all of them in another order", () => {
    const wire = (exit: string) => ({ from: "start" as NodeId, exit, to: bye });
    const [one, two, three, four] = [wire("1"), wire("2"), wire("3"), wire("4")] as const;
    const before = { ...FLOW, wires: [one, two, three] };
    const there = applyDelta(undefined, sent(undefined, before));
    const less = { ...FLOW, wires: [one, three, four] };
    const delta = sent(before, less);
    expect(delta.wires).toEqual({ gone: [1], added: [four] });
    expect(applyDelta(there, delta).wires).toEqual([one, three, four]);
    const turned = { ...FLOW, wires: [three, one, two] };
    expect(applyDelta(there, sent(before, turned)).wires).toEqual([three, one, two]);
  });
});
