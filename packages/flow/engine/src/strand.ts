import type { ProgramHash } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { Branch } from "@patchbay/compiler/to-machine";
import type { Joined, Program, StepId } from "@patchbay/flow-model/program";
import type { RunAt, RunPosition } from "./run.ts";
import type { CoreEnd, FrameState, Pending, RunEvent } from "./run-core.ts";

/** The branches of a fork came together. From within the engine: the journal keeps what made them. */
export interface JoinedEvent {
  readonly type: "joined";
  readonly at: Instant;
  readonly how: Joined;
  readonly set: JsonObject;
  readonly steps: number;
}

export interface StrandOptions {
  readonly run: string;
  readonly root: ProgramHash;
  readonly programs: ReadonlyMap<ProgramHash, Program>;
  readonly maxSteps: number;
  readonly onAt?: (at: RunAt, variables: JsonObject) => void;
  /** For a branch: what of the root program it runs, and where it left the others, for its effect keys. */
  readonly branch?: Branch;
  readonly within?: readonly string[];
  /** Steps taken before it began. */
  readonly steps?: number;
}

/** A strand's own state, without branches. JSON. */
export interface StrandState {
  readonly frames: readonly FrameState[];
  readonly steps: number;
}

/** A fork that a strand stands at. */
export interface AtFork {
  readonly program: Program;
  readonly hash: ProgramHash;
  readonly step: StepId;
  /** The steps and branches that lead here. */
  readonly within: readonly string[];
}

/** The outcome of a branch that came to its join. No program can end with it. */
export const ARRIVED = "!arrived";

/**
 * One line of steps: the whole run where nothing runs in parallel, else one branch of it. `MachineStrand` is XState, for live runs;
 * `TableStrand` is a table of steps, for replay and simulation. A strand knows no branches: at a fork it waits to be told `joined`.
 */
export interface Strand {
  apply(event: RunEvent | JoinedEvent): void;
  /** Ends it from outside, wherever it stands. */
  close(end: Omit<CoreEnd, "outputs">): void;
  /** An effect or a wait; a fork is `fork`. */
  readonly pending: Pending | undefined;
  readonly fork: AtFork | undefined;
  readonly end: CoreEnd | undefined;
  readonly steps: number;
  position(): RunPosition | undefined;
  variables(): JsonObject;
  state(): StrandState;
}

export interface StrandKind {
  start(options: StrandOptions, variables: JsonObject): Strand;
  restore(options: StrandOptions, state: StrandState): Strand;
}
