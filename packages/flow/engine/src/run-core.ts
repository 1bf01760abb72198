import type { ProgramHash } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { EffectStep, HangUpReason, Program, StepId } from "@patchbay/flow-model/program";
import type { RunAt, RunPosition } from "./run.ts";

/**
 * What can happen to a run from outside; the journal keeps exactly these. `branch` says to which of the branches that run side by side:
 * the exits by which they left their forks, outermost first, joined by `/`.
 */
export type RunEvent =
  /** The pending effect answered. */
  | {
      readonly type: "outcome";
      readonly at: Instant;
      readonly branch?: string;
      readonly exit: string;
      readonly set?: Readonly<Record<string, Json>>;
    }
  /** The pending effect threw: a bug in a node or port. `why` is for the people who mend it. */
  | { readonly type: "thrown"; readonly at: Instant; readonly branch?: string; readonly why: string }
  /** The pending wait is over. */
  | { readonly type: "elapsed"; readonly at: Instant; readonly branch?: string }
  | { readonly type: "hung-up"; readonly at: Instant }
  | { readonly type: "stopped"; readonly at: Instant; readonly reason: string };

/** What the run waits for, one of them in each branch. */
export type Pending = { readonly key: string; readonly branch?: string } & (
  | { readonly op: "effect"; readonly step: EffectStep }
  | { readonly op: "wait"; readonly deadline: Instant }
);

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
  /** While it stands at a fork, in the order of the fork's branches. */
  readonly branches?: readonly BranchState[];
}

/** One branch of a fork: where it stands, or how it ended. JSON. */
export type BranchState = { readonly exit: string } & ({ readonly state: CoreState } | { readonly ended: EndedBranch });

export interface EndedBranch {
  /** Its place among those that came to the join, from 0; -1 when it came to another end. */
  readonly arrived: number;
  readonly steps: number;
  /** As it arrived with them. */
  readonly variables: JsonObject;
}

/**
 * A run without its effects: takes events, says what is pending. Two of them mean the same: `MachineCore` runs on XState, live;
 * `TableCore` on a table of steps, for replay and simulation. Events that do not fit what is pending are ignored.
 */
export interface RunCore {
  apply(event: RunEvent): void;
  /** Empty once it has ended. */
  readonly pendings: readonly Pending[];
  readonly end: CoreEnd | undefined;
  /** Where a branch stands; without one, where the run itself does: at the fork, while branches run. */
  position(branch?: string): RunPosition | undefined;
  variables(branch?: string): JsonObject;
  state(): CoreState;
}

export interface CoreOptions {
  readonly run: string;
  readonly root: ProgramHash;
  readonly programs: ReadonlyMap<ProgramHash, Program>;
  readonly maxSteps: number;
  /** Hears each place of the path with the variables there; the table changes them in place, so what is to be kept must be copied. */
  readonly onAt?: (at: RunAt, variables: JsonObject) => void;
  /** Hears each step that a branch stood at when the others had enough: it is over, and left by no exit. */
  readonly onGivenUp?: (at: RunAt) => void;
}

export const DEFAULT_MAX_STEPS = 10_000;
/** Sub-flows within sub-flows; the compiler refuses recursion, this bounds what it cannot see. */
export const MAX_FRAMES = 32;
/** Branches that run at once, forks within branches counted; a fork beyond that fails. */
export const MAX_BRANCHES = 32;

/** Why a run was stopped that went on and on, for the people who drew it. */
export function runawayReason(maxSteps: number): string {
  return `more than ${maxSteps} steps without coming to an end`;
}

/** `run/step/visit`: the steps of all frames (and the branches that lead to them), and how many steps the run took to get here, which no other visit shares. */
export function effectKey(run: string, steps: readonly string[], visit: number): string {
  return `${run}/${steps.join(".")}/${visit}`;
}
