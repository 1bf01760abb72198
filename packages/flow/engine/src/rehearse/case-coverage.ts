import type { Program } from "@patchbay/flow-model/program";
import { coverPaths, type ExitTaken, type ImaginedCall } from "../foresee/cover-paths.ts";
import type { FlowTestCase } from "./flow-test.ts";
import { imaginedCase } from "./imagined-case.ts";
import { type FlowTestResult, programsOf, type Rehearsed } from "./run-flow-test.ts";

const MOST_LETTERS = 200;

/** Which exits of a flow its test cases take. */
export interface CaseCoverage {
  readonly taken: readonly ExitTaken[];
  readonly missed: readonly ExitTaken[];
  /** Cases that would take what is missed, as far as imagined calls can. */
  readonly missing: readonly FlowTestCase[];
}

/** Holds what cases took against all exits; exits that no imagined call can take stay missed without a case. */
export function caseCoverage(results: readonly FlowTestResult[], rehearsed: Rehearsed): CaseCoverage {
  const { compiled, registry } = rehearsed;
  const all = coverPaths({ program: compiled.hash, programs: programsOf(rehearsed), registry });
  const known = new Set(results.flatMap(({ path }) => path.map(({ node, exit }) => `${node} ${exit}`)));
  const isKnown = ({ node, exit }: { readonly node: string; readonly exit?: string }) => known.has(`${node} ${exit}`);
  const exits = [...all.taken, ...all.missed];
  const missing: FlowTestCase[] = [];
  const open = new Set(exits.filter((exit) => !isKnown(exit)).map(({ node, exit }) => `${node} ${exit}`));
  for (const call of all.calls) {
    const fresh = ownExits(call, compiled.program.flow).filter((exit) => open.delete(exit));
    if (fresh.length > 0) missing.push(imaginedCase(nameOf(call, compiled.program), call));
  }
  return { taken: exits.filter(isKnown), missed: exits.filter((exit) => !isKnown(exit)), missing };
}

function ownExits({ path }: ImaginedCall, flow: string): readonly string[] {
  return path.flatMap((at) => (at.flow === flow && at.exit !== undefined ? [`${at.node} ${at.exit}`] : []));
}

/** By what was chosen where there was a choice: `menu:choice:sales, queue:timeout`. */
function nameOf({ path }: ImaginedCall, { flow, steps }: Program): string {
  const chosen = path.flatMap((at) => {
    const step = at.flow === flow ? steps[at.node] : undefined;
    const isChoice = step?.op === "branch" || (step?.op === "effect" && Object.keys(step.exits).length > 1);
    return at.exit !== undefined && isChoice ? [`${at.node}:${at.exit}`] : [];
  });
  return chosen.join(", ").slice(0, MOST_LETTERS) || "straight through";
}
