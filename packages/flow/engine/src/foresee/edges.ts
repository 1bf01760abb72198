import type { Edge, Step } from "@patchbay/flow-model/program";

/** All ways on which a step can be left, that for errors too. */
export function edgesOf(step: Step): readonly Edge[] {
  switch (step.op) {
    case "effect":
      return Object.entries(step.exits).map(([exit, to]) => ({ exit, to }));
    case "branch":
      return [...step.cases, step.otherwise, ...(step.onError ? [step.onError] : [])];
    case "assign":
      return [step.next, ...(step.onError ? [step.onError] : [])];
    case "call":
      return [step.next, step.onError];
    case "wait":
      return [step.next];
    case "fork":
      return step.branches;
    case "join":
      return [step.done, step.timeout, step.failed];
    case "end":
      return [];
  }
}
