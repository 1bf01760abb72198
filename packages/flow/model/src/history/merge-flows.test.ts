import { must } from "@patchbay/base/result";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FlowDocument, NodeId } from "../document.ts";
import { drawFlow } from "../draw-flow.ts";
import { applyEdit, type Edit } from "../edit.ts";
import { parseFlow } from "../parse-flow.ts";
import { mergeFlows } from "./merge-flows.ts";
import { anyFlow, meaning, settled } from "./random-flows.fixture.ts";

const id = (name: string) => name as NodeId;
const base = drawFlow("hotline", {
  start: { type: "start", to: { next: "ask" } },
  ask: {
    type: "menu",
    label: "Ask",
    config: {
      timeoutMs: 5_000,
      tries: 3,
      choices: [
        { id: "sales", digit: "1" },
        { id: "help", digit: "2" },
      ],
    },
    to: { "choice:sales": "bye", timeout: "bye" },
  },
  bye: { type: "hang-up" },
});
const edited = (...edits: readonly Edit[]): FlowDocument =>
  edits.reduce((flow, edit) => applyEdit(flow, edit).flow, base);
const menuWith = (change: object): Edit => ({
  type: "set-config",
  id: id("ask"),
  config: { ...base.nodes[id("ask")]?.config, ...change },
});

describe("mergeFlows", () => {
  it("takes the other side whole when ours changed nothing, and ours when theirs did not", () => {
    fc.assert(
      fc.property(anyFlow, anyFlow, (a, b) => {
        for (const sides of [
          { base: a, ours: a, theirs: b },
          { base: a, ours: b, theirs: a },
          { base: a, ours: b, theirs: b },
        ]) {
          const { flow, conflicts } = mergeFlows(sides);
          expect(settled(flow)).toEqual(settled(b));
          expect(conflicts).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same when the sides are swapped, as far as they do not conflict", () => {
    let free = 0;
    fc.assert(
      fc.property(anyFlow, anyFlow, anyFlow, (a, b, c) => {
        const one = mergeFlows({ base: a, ours: b, theirs: c });
        const other = mergeFlows({ base: a, ours: c, theirs: b }, () => "theirs");
        expect(other.conflicts.length).toBe(one.conflicts.length);
        expect(meaning(other.flow)).toEqual(meaning(one.flow));
        if (one.conflicts.length === 0) free += 1;
      }),
      { numRuns: 500 },
    );
    expect(free).toBeGreaterThan(0);
  });

  it("always gives a flow that can be read, without wires to steps that it took out, whoever is decided for", () => {
    fc.assert(
      fc.property(
        anyFlow,
        anyFlow,
        anyFlow,
        fc.infiniteStream(fc.constantFrom("base", "ours", "theirs")),
        (a, b, c, picks) => {
          const { flow } = mergeFlows({ base: a, ours: b, theirs: c }, () => picks.next().value ?? "ours");
          expect(must(parseFlow(flow))).toEqual(flow);
          for (const { from, exit, to } of flow.wires) {
            const hung = [a, b, c].some((side) => {
              const wire = side.wires.find((other) => other.from === from && other.exit === exit);
              return wire?.to === to && !(Object.hasOwn(side.nodes, from) && Object.hasOwn(side.nodes, to));
            });
            expect(hung || (Object.hasOwn(flow.nodes, from) && Object.hasOwn(flow.nodes, to))).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("puts edits of different settings of one step together", () => {
    const ours = edited(menuWith({ timeoutMs: 9_000 }), { type: "label-node", id: id("ask"), label: "Main menu" });
    const theirs = edited(menuWith({ tries: 1, choices: [{ id: "help", digit: "2" }] }));
    const { flow, conflicts } = mergeFlows({ base, ours, theirs });
    expect(conflicts).toEqual([]);
    expect(flow.nodes[id("ask")]).toMatchObject({
      label: "Main menu",
      config: { timeoutMs: 9_000, tries: 1, choices: [{ id: "help", digit: "2" }] },
    });
  });

  it("names the one setting that both changed, and takes the side that is decided for", () => {
    const ours = edited(menuWith({ timeoutMs: 9_000, tries: 2 }));
    const theirs = edited(menuWith({ timeoutMs: 1_000 }));
    const path = ["nodes", "ask", "config", "timeoutMs"];
    const { flow, conflicts } = mergeFlows({ base, ours, theirs });
    expect(conflicts).toEqual([{ path, node: "ask", base: 5_000, ours: 9_000, theirs: 1_000 }]);
    expect(flow.nodes[id("ask")]?.config).toMatchObject({ timeoutMs: 9_000, tries: 2 });
    const decided = mergeFlows({ base, ours, theirs }, () => "theirs").flow;
    expect(decided.nodes[id("ask")]?.config).toMatchObject({ timeoutMs: 1_000, tries: 2 });
  });

  it("keeps both sides' new choices in places that do not depend on who merges", () => {
    const withChoice = (name: string) => edited(menuWith({ choices: [...choices(base), { id: name, digit: "9" }] }));
    const sides = { base, ours: withChoice("vip"), theirs: withChoice("back") };
    const names = ["sales", "help", "back", "vip"];
    expect(choices(mergeFlows(sides).flow).map((choice) => choice.id)).toEqual(names);
    const swapped = mergeFlows({ base, ours: sides.theirs, theirs: sides.ours });
    expect(choices(swapped.flow).map((choice) => choice.id)).toEqual(names);
  });

  it("follows a step to its new id when the other side changed it", () => {
    const ours = edited({ type: "rename-node", id: id("ask"), to: id("main-menu") });
    const theirs = edited(menuWith({ tries: 1 }));
    for (const sides of [
      { base, ours, theirs },
      { base, ours: theirs, theirs: ours },
    ]) {
      const { flow, conflicts } = mergeFlows(sides);
      expect(conflicts).toEqual([]);
      expect(Object.keys(flow.nodes).sort()).toEqual(["bye", "main-menu", "start"]);
      expect(flow.nodes[id("main-menu")]?.config.tries).toBe(1);
      expect(flow.wires).toContainEqual({ from: "start", exit: "next", to: "main-menu" });
    }
  });

  it("asks when one side removed a step that the other changed or led a wire to, and brings its wires back with it", () => {
    const without = edited({ type: "remove-node", id: id("ask") });
    const changed = edited(menuWith({ tries: 1 }));
    const { conflicts } = mergeFlows({ base, ours: without, theirs: changed });
    expect(conflicts).toMatchObject([{ path: ["nodes", "ask"], node: "ask", theirs: { config: { tries: 1 } } }]);
    expect(conflicts[0]).not.toHaveProperty("ours");
    const kept = mergeFlows({ base, ours: without, theirs: changed }, () => "theirs").flow;
    expect(settled(kept)).toEqual(settled(changed));

    const wired = edited({ type: "connect", wire: { from: id("ask"), exit: "choice:help", to: id("ask") } });
    expect(mergeFlows({ base, ours: wired, theirs: without }).conflicts).toHaveLength(1);
  });

  it("does not mix the settings of two types of step", () => {
    const ours = edited(
      { type: "remove-node", id: id("ask") },
      {
        type: "add-node",
        id: id("ask"),
        node: { type: "wait", version: 1, label: "Ask", config: { ms: 5 } },
        at: { x: 0, y: 0 },
      },
    );
    const theirs = edited(menuWith({ tries: 1 }), { type: "label-node", id: id("ask"), label: "Q" });
    const { flow, conflicts } = mergeFlows({ base, ours, theirs });
    expect(conflicts.map(({ path }) => path)).toEqual([["nodes", "ask", "config"]]);
    expect(flow.nodes[id("ask")]).toEqual({ type: "wait", version: 1, label: "Q", config: { ms: 5 } });
  });

  it("asks about two orders of the same choices", () => {
    const list = [...choices(base), { id: "vip", digit: "3" }];
    const of = (...order: readonly number[]) => edited(menuWith({ choices: order.map((index) => list[index]) }));
    const sides = { base: of(0, 1, 2), ours: of(2, 0, 1), theirs: of(1, 0, 2) };
    const { conflicts } = mergeFlows(sides);
    expect(conflicts).toMatchObject([
      { order: true, ours: ["vip", "sales", "help"], theirs: ["help", "sales", "vip"] },
    ]);
    for (const side of ["base", "ours", "theirs"] as const) {
      expect(choices(mergeFlows(sides, () => side).flow)).toEqual(choices(sides[side]));
    }
  });
});

function choices(flow: FlowDocument): readonly { readonly id: string }[] {
  return flow.nodes[id("ask")]?.config.choices as unknown as readonly { readonly id: string }[];
}
