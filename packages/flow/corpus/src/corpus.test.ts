import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "@patchbay/compiler/compile";
import type { Diagnostic, PathPlace } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { applyEdit } from "@patchbay/flow-model/edit";
import { describe, expect, it } from "vitest";
import { plantedFlows, soundFlows } from "./corpus.ts";
import { tenant } from "./tenant.ts";

function findingsOf(flow: unknown): readonly Diagnostic[] {
  const compiled = compile(flow, tenant);
  return compiled.ok ? compiled.value.warnings : compiled.error;
}

const written = (path: readonly PathPlace[]) =>
  path.map(({ node, exit }) => (exit === undefined ? node : `${node}:${exit}`));

describe("finds what was planted, and nothing else:", () => {
  it.each(plantedFlows)("$fault ($code)", ({ flow, code, at, path }) => {
    const findings = findingsOf(flow);
    expect([...new Set(findings.map((finding) => `${finding.code} ${finding.node}`))]).toEqual([`${code} ${at}`]);
    if (path) expect(written(findings[0]?.path ?? [])).toEqual(path);
  });
});

describe("finds nothing in the sound flow", () => {
  it.each(soundFlows.map((flow) => [flow.name, flow] as const))("%s", (_name, flow) => {
    expect(findingsOf(flow).map(({ code, message }) => `${code} ${message.en}`)).toEqual([]);
  });
});

it("shows every finding by a way that the flow has, from its start", () => {
  for (const { flow, fault } of plantedFlows) {
    for (const { path = [] } of findingsOf(flow)) {
      const { nodes, wires } = flow as FlowDocument;
      if (path[0]) expect(nodes[path[0].node]?.type, fault).toBe("start");
      for (const [index, { node, exit }] of path.slice(0, -1).entries()) {
        const wire = wires.find((candidate) => candidate.from === node && candidate.exit === exit);
        if (exit !== undefined) expect(wire?.to, `${fault}: ${node}:${exit}`).toBe(path[index + 1]?.node);
      }
    }
  }
});

it("has sixty planted flows and thirty sound ones, and two or more of each class of fault that the guide lists", () => {
  expect(plantedFlows.length).toBeGreaterThanOrEqual(60);
  expect(soundFlows.length).toBeGreaterThanOrEqual(30);
  const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guides/flow-diagnostics.md"), "utf8");
  const listed = [...guide.matchAll(/^\| (FLOW\d{3}) /gm)].map(([, code]) => code);
  const planted = Object.groupBy(plantedFlows, ({ code }) => code);
  expect(
    listed.filter((code) => (planted[code as Diagnostic["code"]]?.length ?? 0) < (code === "FLOW222" ? 1 : 2)),
  ).toEqual([]);
});

it("offers a fix for each misspelling, which mends it", () => {
  const misspelt = plantedFlows.filter(({ fault }) => fault.includes("misspelt"));
  expect(misspelt.length).toBeGreaterThan(0);
  for (const { flow, fault } of misspelt) {
    const edit = findingsOf(flow)[0]?.fix?.edit;
    expect(edit && findingsOf(applyEdit(flow as FlowDocument, edit).flow), fault).toEqual([]);
  }
});
