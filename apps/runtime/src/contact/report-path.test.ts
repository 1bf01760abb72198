import type { CallId, RunId } from "@patchbay/base/ids";
import { FakeClock } from "@patchbay/ports/clock.fake";
import { GIVEN_UP, type PathStep } from "@patchbay/ports/store/call-store";
import { describe, expect, it } from "vitest";
import { CallLedger } from "../call/call-ledger.ts";
import { reportPath } from "./report-path.ts";

/** A call whose path is written to `path`, as the database would keep it. */
function reported(before: readonly PathStep[] = []) {
  const path = [...before];
  const ledger = new CallLedger(new FakeClock(), { info() {}, warn() {}, error() {} });
  const addStep = async (step: PathStep) => {
    path[step.seq] = step;
  };
  const identity = { id: "call-1" as CallId, run: "run-1" as RunId, flow: "main", version: 3 };
  const report = reportPath(
    { identity: identity as never, ledger, announce() {}, stores: { calls: { addStep } } },
    before,
  );
  return { path, ledger, onAt: report.onAt as never as At, onGivenUp: report.onGivenUp as never as At };
}

type At = (at: { flow: string; node: string; at: number; exit?: string; branch?: string }) => void;

const exits = (path: readonly PathStep[]) => path.map(({ node, exit }) => [node, exit]);

describe("the path of a call", () => {
  it("completes a step when it is left", async () => {
    const { path, ledger, onAt } = reported();
    onAt({ flow: "main", node: "ask", at: 1 });
    onAt({ flow: "main", node: "ask", exit: "one", at: 2 });
    await ledger.flushed();
    expect(path).toMatchObject([{ seq: 0, node: "ask", exit: "one", flow: "main", version: 3 }]);
  });

  it("tells the same step of two branches apart, and closes the branch that is not waited for with all that it stood in", async () => {
    const { path, ledger, onAt, onGivenUp } = reported();
    for (const branch of ["choice:one", "choice:two"]) {
      onAt({ flow: "main", node: `sub-${branch}`, at: 1, branch });
      onAt({ flow: "lookup", node: "wait", at: 1, branch });
    }
    onAt({ flow: "lookup", node: "wait", exit: "done", at: 2, branch: "choice:two" });
    onAt({ flow: "main", node: "sub-choice:two", exit: "done", at: 2, branch: "choice:two" });
    onGivenUp({ flow: "lookup", node: "wait", at: 3, branch: "choice:one" });
    await ledger.flushed();
    expect(exits(path)).toEqual([
      ["sub-choice:one", GIVEN_UP],
      ["wait", GIVEN_UP],
      ["sub-choice:two", "done"],
      ["wait", "done"],
    ]);
  });

  it("completes after a restart the steps that were open before", async () => {
    const entered = { call: "call-1" as CallId, run: "run-1" as RunId, seq: 0, flow: "main", node: "ask", at: 1 };
    const { path, ledger, onAt } = reported([entered]);
    onAt({ flow: "main", node: "ask", exit: "one", at: 9, branch: "choice:one" });
    onAt({ flow: "main", node: "bye", at: 9 });
    await ledger.flushed();
    expect(exits(path)).toEqual([
      ["ask", "one"],
      ["bye", undefined],
    ]);
  });
});
