import { must } from "@patchbay/base/result";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { NodeId } from "../document.ts";
import { drawFlow } from "../draw-flow.ts";
import { applyEdit } from "../edit.ts";
import { parseFlow } from "../parse-flow.ts";
import { changeLines } from "./change-words.ts";
import { diffFlows } from "./diff-flows.ts";
import { formatFlow } from "./format-flow.ts";
import { anyFlow, settled } from "./random-flows.fixture.ts";

const flow = drawFlow("hotline", {
  start: { type: "start", label: "Start", to: { next: "bye" } },
  bye: { type: "hang-up", label: "Bye", config: { reason: "normal" } },
});

it("writes any flow so that it reads back as it was", () => {
  fc.assert(
    fc.property(anyFlow, (any) => {
      expect(settled(must(parseFlow(JSON.parse(formatFlow(any)))))).toEqual(settled(any));
    }),
  );
});

it("writes equal flows as equal text, whatever the order of keys and wires", () => {
  fc.assert(
    fc.property(anyFlow, (any) => {
      const shuffled = {
        ...Object.fromEntries(Object.entries(any).reverse()),
        nodes: Object.fromEntries(Object.entries(any.nodes).reverse()),
        wires: any.wires.toReversed(),
      } as unknown as typeof any;
      expect(formatFlow(shuffled)).toBe(formatFlow(any));
    }),
  );
});

it("changes only the lines of the picture when a card is moved", () => {
  const moved = applyEdit(flow, { type: "move-nodes", to: { ["bye" as NodeId]: { x: 1, y: 2 } } }).flow;
  const [before, after] = [formatFlow(flow), formatFlow(moved)].map((text) => text.split("\n"));
  const changed = before?.flatMap((line, index) => (line === after?.[index] ? [] : [index])) ?? [];
  expect(changed).toHaveLength(1);
  expect(changed[0]).toBeGreaterThan(before?.indexOf('  "layout": {') ?? 0);
});

it("says changes in words, with what was and what is", () => {
  const label = applyEdit(flow, { type: "label-node", id: "bye" as NodeId, label: "Goodbye" }).flow;
  const next = applyEdit(label, { type: "disconnect", from: "start" as NodeId, exit: "next" }).flow;
  const lines = diffFlows(flow, next).flatMap((change) => changeLines(change, [next, flow]));
  expect(lines).toEqual([
    {
      sign: "~",
      node: "bye",
      what: { en: "Goodbye (bye) · label", zh: "Goodbye (bye) · 名称" },
      before: "Bye",
      after: "Goodbye",
    },
    {
      sign: "-",
      node: "start",
      what: { en: "exit next of Start (start)", zh: "Start (start) 的出口 next" },
      before: "→ Goodbye (bye)",
    },
  ]);
});
