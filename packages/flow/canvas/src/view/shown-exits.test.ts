import { describe, expect, it } from "vitest";
import { fixtureRegistry, sayNode, wire } from "../canvas-flow.fixture.ts";
import { shownExits, strayExits, summaryOf } from "./shown-exits.ts";

const ask = (choices: readonly object[]) => ({ type: "ask", version: 1, label: "Ask", config: { choices } }) as never;

describe("the exits of a card", () => {
  it("are the choices, then the fixed ones", () => {
    const node = ask([{ id: "a", label: "Sales" }, { id: "b" }]);
    expect(shownExits(node, fixtureRegistry).map(({ name }) => name)).toEqual(["choice:a", "choice:b", "timeout"]);
  });

  it("survive half-typed settings", () => {
    const broken = { type: "ask", version: 1, label: "Ask", config: { choices: "?" } };
    expect(shownExits(broken, fixtureRegistry).map(({ name }) => name)).toEqual(["timeout"]);
    expect(summaryOf(broken, fixtureRegistry)).toEqual({ en: "", zh: "" });
  });

  it("of an unknown type are those that its wires name", () => {
    const unknown = { ...sayNode("x"), type: "from-the-future" };
    const exits = shownExits(unknown, fixtureRegistry);
    expect(exits).toEqual([]);
    expect(strayExits(exits, [wire("x", "y", "somewhere")])).toEqual(["somewhere"]);
  });
});
