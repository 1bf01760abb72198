import type { JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { ForkStep, Joined, JoinStep } from "@patchbay/flow-model/program";
import { changedBy, isRoomFor } from "./join-branches.ts";
import type { RunPosition } from "./run.ts";
import {
  type CoreEnd,
  type CoreOptions,
  type CoreState,
  type EndedBranch,
  effectKey,
  type Pending,
  type RunEvent,
} from "./run-core.ts";
import { ARRIVED, type AtFork, type Strand, type StrandKind, type StrandOptions } from "./strand.ts";

/** What all branches of a run share. */
export interface RunTrunk {
  readonly kind: StrandKind;
  readonly options: CoreOptions;
  /** Branches that run now, in the whole run. */
  live: number;
  /** A branch ended the whole run: it hung up, or ran away. */
  over?: Omit<CoreEnd, "outputs">;
}

interface Offshoot {
  readonly exit: string;
  readonly line: RunBranch | undefined;
  ended?: EndedBranch;
}

/** A strand and, while it stands at a fork, the branches that run for it. */
export class RunBranch {
  readonly strand: Strand;
  readonly #trunk: RunTrunk;
  /** See `RunEvent`; empty for the run itself. */
  readonly #path: string;
  #offshoots: Offshoot[] | undefined;

  private constructor(trunk: RunTrunk, path: string, strand: Strand) {
    this.#trunk = trunk;
    this.#path = path;
    this.strand = strand;
  }

  static start(trunk: RunTrunk, path: string, options: StrandOptions, variables: JsonObject): RunBranch {
    const line = new RunBranch(trunk, path, trunk.kind.start(options, variables));
    line.#settle(variables.now as Instant);
    return line;
  }

  static restore(trunk: RunTrunk, path: string, options: StrandOptions, state: CoreState): RunBranch {
    const line = new RunBranch(trunk, path, trunk.kind.restore(options, state));
    const { fork } = line.strand;
    if (fork)
      line.#offshoots = state.branches?.map((branch): Offshoot => {
        if ("ended" in branch) return { exit: branch.exit, line: undefined, ended: branch.ended };
        const [to, options] = [line.#pathTo(branch.exit), line.#optionsFor(fork, branch.exit, state.steps)];
        return { exit: branch.exit, line: RunBranch.restore(trunk, to, options, branch.state) };
      });
    return line;
  }

  apply(event: RunEvent, [exit, ...further]: readonly string[]): void {
    const { fork } = this.strand;
    if (exit !== undefined) {
      const offshoot = this.#running.find((one) => one.exit === exit);
      offshoot?.line?.apply(event, further);
      if (offshoot) this.#note(offshoot);
    } else if (!fork) this.strand.apply(event);
    else if (event.type === "elapsed" && joinOf(fork)?.withinMs) this.#join(fork, "timeout", event.at);
    this.#settle(event.at);
  }

  /** The line of a branch below this one. */
  find([exit, ...further]: readonly string[]): RunBranch | undefined {
    return exit === undefined ? this : this.#running.find((one) => one.exit === exit)?.line?.find(further);
  }

  pendings(): readonly Pending[] {
    const { pending, fork } = this.strand;
    const own = fork ? this.#deadlineOf(fork) : pending;
    const below = fork ? this.#running.flatMap(({ line }) => line?.pendings() ?? []) : [];
    if (!own) return below;
    below.push(this.#path === "" ? own : { ...own, branch: this.#path });
    return below;
  }

  position(): RunPosition | undefined {
    return this.strand.position();
  }

  /** The highest count of steps on this line and its branches. */
  steps(): number {
    const counts = this.#offshoots?.map(({ line, ended }) => ended?.steps ?? line?.steps() ?? 0) ?? [];
    return Math.max(this.strand.steps, ...counts);
  }

  /** Branches that run below this line. */
  live(): number {
    return this.#running.reduce((sum, { line }) => sum + 1 + (line?.live() ?? 0), 0);
  }

  state(): CoreState {
    const state = this.strand.state();
    const branches = this.#offshoots?.map(({ exit, line, ended }) =>
      ended || !line ? { exit, ended: ended as EndedBranch } : { exit, state: line.state() },
    );
    return branches ? { ...state, branches } : state;
  }

  /** It need not come to its end any more: the others had enough. */
  giveUp(at: Instant): void {
    for (const { line } of this.#running) line?.giveUp(at);
    const position = this.strand.fork ? undefined : this.strand.position();
    if (position) this.#trunk.options.onGivenUp?.({ flow: position.flow, node: position.node, at, branch: this.#path });
  }

  get #running(): readonly Offshoot[] {
    return this.#offshoots?.filter(({ ended }) => !ended) ?? [];
  }

  /** Goes on as far as it can without anything from outside: into forks, and out of those that have what they need. */
  #settle(at: Instant): void {
    for (let { fork } = this.strand; fork && !this.#trunk.over; { fork } = this.strand) {
      if (!this.#offshoots) this.#split(fork);
      const how = this.#howJoined(fork);
      if (!how || this.#trunk.over) return;
      this.#join(fork, how, at);
    }
  }

  #split(fork: AtFork): void {
    const { branches } = stepOf(fork);
    const position = this.strand.position();
    const variables = this.strand.variables();
    let { steps } = this.strand;
    this.#offshoots = [];
    if (!isRoomFor(branches.length, this.#trunk.live)) return;
    this.#trunk.live += branches.length;
    for (const { exit } of branches) {
      if (position)
        this.#trunk.options.onAt?.(
          {
            ...{ flow: position.flow, node: position.node, exit, at: variables.now as Instant },
            ...(this.#path === "" ? {} : { branch: this.#path }),
          },
          variables,
        );
      const options = this.#optionsFor(fork, exit, steps);
      const line = RunBranch.start(this.#trunk, this.#pathTo(exit), options, variables);
      const offshoot: Offshoot = { exit, line };
      this.#offshoots.push(offshoot);
      this.#note(offshoot);
      if (this.#trunk.over) return;
      // The next counts on from here, so that branches within branches use up one allowance of steps.
      steps = this.steps();
    }
  }

  /** Writes down how a branch ended, once it has. */
  #note(offshoot: Offshoot): void {
    const { strand } = offshoot.line ?? {};
    if (!strand?.end) return;
    const { outcome, reason, hangUp } = strand.end;
    this.#trunk.live -= 1;
    const { steps } = strand;
    if (outcome === ARRIVED) {
      const before = this.#offshoots?.filter(({ ended }) => ended && ended.arrived >= 0).length ?? 0;
      offshoot.ended = { arrived: before, steps, variables: strand.variables() };
      return;
    }
    offshoot.ended = { arrived: -1, steps, variables: {} };
    if (hangUp || outcome === "runaway")
      this.#trunk.over ??= { outcome, ...(reason === undefined ? {} : { reason }), ...(hangUp ? { hangUp } : {}) };
  }

  #howJoined(fork: AtFork): Joined | undefined {
    const offshoots = this.#offshoots ?? [];
    const needs = joinOf(fork)?.needs || offshoots.length;
    const arrived = offshoots.filter(({ ended }) => ended && ended.arrived >= 0).length;
    if (offshoots.length === 0 || arrived + this.#running.length < needs) return "failed";
    return arrived >= needs ? "done" : undefined;
  }

  #join(fork: AtFork, how: Joined, at: Instant): void {
    const offshoots = this.#offshoots ?? [];
    const steps = this.steps();
    const ended = offshoots.flatMap((one) =>
      one.ended && one.ended.arrived >= 0 ? [{ ...one.ended, exit: one.exit }] : [],
    );
    const set = changedBy(ended, this.strand.variables(), joinOf(fork)?.into);
    this.#trunk.live -= this.live();
    for (const { line } of this.#running) line?.giveUp(at);
    this.#offshoots = undefined;
    this.strand.apply({ type: "joined", at, how, set, steps });
  }

  #deadlineOf(fork: AtFork): Pending | undefined {
    const { withinMs = 0 } = joinOf(fork) ?? {};
    if (withinMs <= 0) return undefined;
    const { steps } = this.strand;
    const now = this.strand.variables().now as Instant;
    return { op: "wait", key: effectKey(this.#trunk.options.run, fork.within, steps), deadline: now + withinMs };
  }

  #pathTo(exit: string): string {
    return this.#path === "" ? exit : `${this.#path}/${exit}`;
  }

  #optionsFor(fork: AtFork, exit: string, steps: number): StrandOptions {
    const { run, programs, maxSteps, onAt } = this.#trunk.options;
    const { branches, join } = stepOf(fork);
    const start = branches.find((branch) => branch.exit === exit)?.to ?? join;
    const branch = this.#pathTo(exit);
    return {
      ...{ run, programs, maxSteps, steps, root: fork.hash },
      branch: { start, until: join },
      within: [...fork.within, exit],
      ...(onAt ? { onAt: (at, variables) => onAt({ ...at, branch }, variables) } : {}),
    };
  }
}

function stepOf({ program, step }: AtFork): ForkStep {
  return program.steps[step] as ForkStep;
}

function joinOf(fork: AtFork): JoinStep | undefined {
  const step = fork.program.steps[stepOf(fork).join];
  return step?.op === "join" ? step : undefined;
}
