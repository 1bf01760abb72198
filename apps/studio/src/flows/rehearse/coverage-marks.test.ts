import { expect, it } from "vitest";
import { coverageMarks } from "./coverage-marks.ts";

const exit = (node: string, name: string) => ({ flow: "line", node, exit: name });

it("tells exits that are taken from those that are not, and steps that lack some from those that lack all", () => {
  const { nodes, exits } = coverageMarks({
    taken: [exit("start", "next"), exit("menu", "one")],
    missed: [exit("menu", "two"), exit("queue", "served")],
  });
  expect(Object.fromEntries(nodes)).toEqual({ start: "good", menu: "changed", queue: "bad" });
  expect(Object.fromEntries(exits)).toEqual({
    "start→next": "good",
    "menu→one": "good",
    "menu→two": "bad",
    "queue→served": "bad",
  });
});
