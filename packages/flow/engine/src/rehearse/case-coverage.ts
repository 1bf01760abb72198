import { coverPaths, type ExitTaken, type ImaginedCall } from "../foresee/cover-paths.ts";
import type { FlowTestCase } from "./flow-test.ts";
import { imaginedCase } from "./imagined-case.ts";
import { type FlowTestResult, programsOf, type Rehearsed } from "./run-flow-test.ts";

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
    if (fresh.length > 0) missing.push(imaginedCase(nameOf(call), call));
  }
  return { taken: exits.filter(isKnown), missed: exits.filter((exit) => !isKnown(exit)), missing };
}

function ownExits({ path }: ImaginedCall, flow: string): readonly string[] {
  return path.flatMap((at) => (at.flow === flow && at.exit !== undefined ? [`${at.node} ${at.exit}`] : []));
}

/** By the answers that tell it from others: `menu:choice:sales, queue:timeout`. */
function nameOf({ path, events }: ImaginedCall): string {
  const answers = new Set(events.flatMap((event) => (event.type === "outcome" ? [event.exit] : [])));
  const told = path.flatMap(({ node, exit }) => (exit !== undefined && answers.has(exit) ? [`${node}:${exit}`] : []));
  return told.join(", ").slice(0, 200) || "straight through";
}
