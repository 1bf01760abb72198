import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import { describe, expect, it } from "vitest";
import { id } from "../canvas-flow.fixture.ts";
import { adoptDiagnostics, type Findings } from "./adopt-diagnostics.ts";

const NOTHING: Findings = { diagnostics: [], problemsByNode: new Map() };
const finding = (node: string, exit = "next"): Diagnostic => ({
  code: "FLOW201",
  severity: "error",
  node: id(node),
  message: { en: `${node} leads nowhere`, zh: `${node} 没有连接` },
  path: [{ node: id("start"), exit }, { node: id(node) }],
});

describe("what a check found, after the check before", () => {
  it("is the same when it says the same", () => {
    const before = adoptDiagnostics(NOTHING, [finding("a"), finding("b")]);
    expect(adoptDiagnostics(before, structuredClone([finding("a"), finding("b")]))).toBe(before);
  });

  it("keeps what is said about a step while something else is said about another", () => {
    const before = adoptDiagnostics(NOTHING, [finding("a"), finding("b")]);
    const after = adoptDiagnostics(before, structuredClone([finding("a"), finding("c")]));
    expect(after.problemsByNode.get(id("a"))).toBe(before.problemsByNode.get(id("a")));
    expect(after.diagnostics[0]).toBe(before.diagnostics[0]);
    expect([...after.problemsByNode.keys()]).toEqual(["a", "c"]);
  });

  it("takes the new way to a step when it is another one", () => {
    const before = adoptDiagnostics(NOTHING, [finding("a")]);
    const after = adoptDiagnostics(before, [finding("a", "other")]);
    expect(after.diagnostics[0]?.path?.[0]?.exit).toBe("other");
  });
});
