import type { ProgramHash } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import { lower } from "@patchbay/compiler/lower";
import { migrate } from "@patchbay/compiler/migrate";
import { parse } from "@patchbay/compiler/parse";
import { resolve } from "@patchbay/compiler/resolve";
import { callAlong } from "@patchbay/engine/foresee/call-along";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import type { Program } from "@patchbay/flow-model/program";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { expect, it } from "vitest";
import { plantedFlows } from "./corpus.ts";
import { tenant } from "./tenant.ts";

const HASH = "planted" as ProgramHash;

/** What the flow does as it is drawn, although the checks refuse it; where nothing is connected, it ends. */
function programOf(flow: unknown): Program {
  const document = migrate(must(parse(flow)), nodeRegistry);
  const { flow: resolved } = resolve(document, nodeRegistry);
  const gaps = [...resolved.nodes.values()].flatMap((node) =>
    node.exits.flatMap((exit) =>
      exit.error || resolved.graph.wire(node.id, exit.name) ? [] : [[node.id, exit.name] as const],
    ),
  );
  const gap = "gap" as NodeId;
  const ended: FlowDocument = {
    ...document,
    nodes: { ...document.nodes, [gap]: { ...Object.values(document.nodes)[0]!, type: "end", config: {} } },
    wires: [...document.wires, ...gaps.map(([from, exit]) => ({ from, exit, to: gap }))],
  };
  return lower(resolve(ended, nodeRegistry).flow, tenant.programs);
}

const shown = plantedFlows.flatMap(({ flow, fault, code }) => {
  const compiled = compile(flow, tenant);
  const [finding] = compiled.ok ? compiled.value.warnings : compiled.error;
  const way = finding?.path ?? [];
  return way.length > 0 ? [{ flow, fault, code, way }] : [];
});

/** Nothing can be run of it: branches that do not come together, a jump to nowhere, a sub-flow that is not there. */
const NOT_RUNNABLE: ReadonlySet<string> = new Set(["FLOW221", "FLOW231", "FLOW401"]);

it.each(shown.filter(({ code }) => !NOT_RUNNABLE.has(code)))(
  "a call can take the way that shows: $fault ($code)",
  ({ flow, way }) => {
    const program = programOf(flow);
    const along = (programs: ReadonlyMap<ProgramHash, Program>) =>
      callAlong(way, { program: HASH, programs, registry: nodeRegistry });
    const withSubFlows = [...tenant.programs.values()].map(({ hash, program }) => [hash, program] as const);
    // A sub-flow that is not there fails, which those of the corpus never do.
    expect(along(new Map([[HASH, program], ...withSubFlows])) ?? along(new Map([[HASH, program]]))).toBeDefined();
  },
);

it("plays at least one way of every class of fault that shows one and can be run", () => {
  const classes = new Set(shown.map(({ code }) => code).filter((code) => !NOT_RUNNABLE.has(code)));
  expect(classes.size).toBeGreaterThanOrEqual(12);
});
