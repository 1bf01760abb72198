import type { ProgramHash } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { EffectStep, HangUpReason, Program, StepId } from "@patchbay/flow-model/program";
import type { RunAt, RunPosition } from "./run.ts";

/** What can happen to a run from outside; the journal keeps exactly these. */
export type RunEvent =
  /** The pending effect answered. */
  | {
      readonly type: "outcome";
      readonly at: Instant;
      readonly exit: string;
      readonly set?: Readonly<Record<string, Json>>;
    }
  /** The pending effect threw: a bug in a node or port. `why` is for the people who mend it. */
  | { readonly type: "thrown"; readonly at: Instant; readonly why: string }
  /** The pending wait is over. */
  | { readonly type: "elapsed"; readonly at: Instant }
  | { readonly type: "hung-up"; readonly at: Instant }
  | { readonly type: "stopped"; readonly at: Instant; readonly reason: string };

/** What the run waits for. */
export type Pending =
  | { readonly op: "effect"; readonly key: string; readonly step: EffectStep }
  | { readonly op: "wait"; readonly key: string; readonly deadline: Instant };

export interface CoreEnd {
  readonly outcome: string;
  readonly reason?: string;
  readonly hangUp?: HangUpReason;
  readonly outputs: JsonObject;
}

/** One program on the stack of a run: the run's own first, called ones above it. JSON. */
export interface FrameState {
  readonly program: ProgramHash;
  readonly step: StepId;
  readonly variables: JsonObject;
}

export interface CoreState {
  readonly frames: readonly FrameState[];
  readonly steps: number;
}

/**
 * A run without its effects: takes events, says what is pending. Two of them mean the same: `MachineCore` is XState, for live runs;
 * `TableCore` is a table of steps, for replay and simulation. Events that do not fit what is pending are ignored.
 */
export interface RunCore {
  apply(event: RunEvent): void;
  readonly pending: Pending | undefined;
  readonly end: CoreEnd | undefined;
  position(): RunPosition | undefined;
  variables(): JsonObject;
  state(): CoreState;
}

export interface CoreOptions {
  readonly run: string;
  readonly root: ProgramHash;
  readonly programs: ReadonlyMap<ProgramHash, Program>;
  readonly maxSteps: number;
  readonly onAt?: (at: RunAt) => void;
}

export const DEFAULT_MAX_STEPS = 10_000;
/** Sub-flows within sub-flows; the compiler refuses recursion, this bounds what it cannot see. */
export const MAX_FRAMES = 32;

/** `run/step/visit`: the steps of all frames, and how many steps the run took to get here, which no other visit shares. */
export function effectKey(run: string, steps: readonly StepId[], visit: number): string {
  return `${run}/${steps.join(".")}/${visit}`;
}
