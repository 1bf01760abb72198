import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { type Answer, answersOf } from "../src/foresee/answers.ts";
import type { Samples } from "../src/foresee/samples.ts";
import { inBranch } from "../src/in-branch.ts";
import type { Pending, RunEvent } from "../src/run-core.ts";

/** The next number of the dice, not negative. */
export type Roll = () => number;

/** What may happen next, by the dice: one of the steps that ask answers, with one of all its answers; rarely the caller hangs up. */
export function randomEvents(registry: NodeRegistry, samples: Samples) {
  const known = new Map<object, readonly Answer[]>();
  const answers = (step: Parameters<typeof answersOf>[0]) => {
    const found = known.get(step) ?? answersOf(step, registry, samples);
    known.set(step, found);
    return found;
  };
  const happens = (pending: Pending, turn: number, roll: Roll): RunEvent => {
    const at = (turn + 1) * 1_000;
    if (roll() % 100 === 0) return { type: "hung-up", at };
    if (pending.op === "wait") return { type: "elapsed", at: Math.max(at, pending.deadline) };
    if (roll() % 20 === 0) return { type: "thrown", at, why: "a bug" };
    const all = answers(pending.step);
    return { type: "outcome", at, ...(all[roll() % all.length] ?? { exit: "failed" }) };
  };
  return (pendings: readonly Pending[], turn: number, roll: Roll): RunEvent => {
    const pending = pendings[roll() % pendings.length] as Pending;
    return inBranch(happens(pending, turn, roll), pending.branch);
  };
}
