import type { ProgramHash } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Program } from "@patchbay/flow-model/program";
import { EffectRunner } from "./effect-runner.ts";
import { inBranch } from "./in-branch.ts";
import { type RunRecord, toEntry } from "./journal-entry.ts";
import { MachineCore } from "./machine-core.ts";
import type { Run, RunEnd, RunFault, RunOptions, RunPosition } from "./run.ts";
import {
  type CoreEnd,
  type CoreOptions,
  type CoreState,
  DEFAULT_MAX_STEPS,
  type Pending,
  type RunCore,
  type RunEvent,
} from "./run-core.ts";
import { type Answered, RunningEffects } from "./running-effects.ts";

/** Where a restored run stands: the fold of its journal. */
export interface Standing {
  readonly state: CoreState;
  readonly end?: CoreEnd;
  /** Of the next entry. */
  readonly seq: number;
  /** The journal says that the run has ended: nothing is left to do. */
  readonly closed: boolean;
}

/**
 * One run on live ports: takes what is pending, performs it, journals the event, applies it, until the end. An event is durable
 * before the next effect begins, so that a restarted run never forgets what the next effect was based on.
 */
export class LiveRun implements Run {
  readonly done: Promise<RunEnd>;
  readonly #options: RunOptions;
  readonly #effects: EffectRunner;
  readonly #abort = new AbortController();
  #interrupt: ((event: RunEvent) => void) | undefined;
  readonly #interrupted: Promise<RunEvent>;
  #isInterrupted = false;
  #core: RunCore | undefined;
  #seq = 0;

  constructor(options: RunOptions, standing?: Standing) {
    this.#options = options;
    this.#effects = new EffectRunner(options.registry, options.ports);
    this.#interrupted = new Promise((resolve) => {
      this.#interrupt = resolve;
    });
    this.done = (standing ? this.#resume(standing) : this.#begin()).catch((error) => this.#crash(error));
  }

  hangUp(): void {
    this.#stopWith({ type: "hung-up", at: this.#options.ports.clock.now() }, "hung up");
  }

  stop(reason: string): void {
    this.#stopWith({ type: "stopped", at: this.#options.ports.clock.now(), reason }, reason);
  }

  at(): RunPosition | undefined {
    const [first] = this.#core?.pendings ?? [];
    return this.#core?.position(first?.branch);
  }

  variables(): JsonObject {
    const [first] = this.#core?.pendings ?? [];
    return this.#core?.variables(first?.branch) ?? {};
  }

  #stopWith(event: RunEvent, why: string): void {
    if (this.#isInterrupted) return;
    this.#isInterrupted = true;
    this.#interrupt?.(event);
    this.#abort.abort(new DOMException(why, "AbortError"));
  }

  async #begin(): Promise<RunEnd> {
    const { head, journal, tenant, inputs, call, customer, ports, maxSteps = DEFAULT_MAX_STEPS } = this.#options;
    const at = ports.clock.now();
    const variables = JSON.parse(
      JSON.stringify({ ...inputs, call, customer: customer ?? null, now: at }),
    ) as JsonObject;
    // Together, and so in one commit: a head without its first entry is a run that has not begun.
    const opened = this.#guard("journal", () => journal.open(tenant, head));
    await Promise.all([opened, this.#record({ type: "started", at, variables, maxSteps })]);
    this.#core = MachineCore.start(this.#coreOptions(), variables);
    return this.#drive(this.#core);
  }

  async #resume({ state, end, seq, closed }: Standing): Promise<RunEnd> {
    this.#seq = seq;
    if (end) return closed ? runEnd(end) : this.#finish(end);
    this.#core = MachineCore.restore(this.#coreOptions(), state);
    return this.#drive(this.#core);
  }

  #coreOptions(): CoreOptions {
    const { head, program, programs, maxSteps = DEFAULT_MAX_STEPS, onAt, onGivenUp } = this.#options;
    const all = new Map<ProgramHash, Program>([...programs, [head.program, program]]);
    const heard = { ...(onAt ? { onAt } : {}), ...(onGivenUp ? { onGivenUp } : {}) };
    return { run: head.run, root: head.program, programs: all, maxSteps, ...heard };
  }

  async #drive(core: RunCore): Promise<RunEnd> {
    const running = new RunningEffects((pending, signal) => this.#perform(pending, core, signal), this.#abort.signal);
    const interrupted = this.#interrupted.then((event): Answered => ({ event, branch: undefined }));
    while (!core.end) {
      const { pendings } = core;
      if (pendings.length === 0) throw new Error("a run that has not ended waits for nothing");
      running.follow(pendings);
      const { event, branch } = await Promise.race([interrupted, ...running.answers()]);
      const step = core.position(branch)?.step;
      core.apply(event);
      await this.#record(step === undefined ? event : { ...event, step });
    }
    running.follow([]);
    return this.#finish(core.end);
  }

  async #perform(pending: Pending, core: RunCore, signal: AbortSignal): Promise<RunEvent> {
    const { branch } = pending;
    const { before } = this.#options;
    const at = core.position(branch);
    if (before && at) await before(at);
    if (signal.aborted) return new Promise(() => undefined);
    const event = await (pending.op === "wait" ? this.#wait(pending, signal) : this.#effect(pending, core, signal));
    return inBranch(event, branch);
  }

  #wait({ deadline }: Extract<Pending, { op: "wait" }>, signal: AbortSignal): Promise<RunEvent> {
    const { clock } = this.#options.ports;
    return new Promise((resolve) => {
      const cancel = clock.at(deadline, () => {
        signal.removeEventListener("abort", cancel);
        resolve({ type: "elapsed", at: clock.now() });
      });
      signal.addEventListener("abort", cancel, { once: true });
    });
  }

  async #effect(pending: Extract<Pending, { op: "effect" }>, core: RunCore, signal: AbortSignal): Promise<RunEvent> {
    try {
      return await this.#effects.run(pending, core.variables(pending.branch), signal);
    } catch (error) {
      // Aborted ports reject with the signal's reason; what aborted them has been applied by then.
      if (!signal.aborted) this.#fault({ where: "node", key: pending.key, error });
      const why = error instanceof Error ? error.message : String(error);
      return { type: "thrown", at: this.#options.ports.clock.now(), why };
    }
  }

  async #finish(end: CoreEnd): Promise<RunEnd> {
    const { head, journal, tenant, ports } = this.#options;
    const { hangUp } = end;
    if (hangUp && !this.#isInterrupted) {
      const context = { key: `${head.run}/hang-up`, signal: this.#abort.signal };
      await this.#guard("hang-up", () => ports.voice.hangUp(hangUp, context));
    }
    const at = ports.clock.now();
    const { outcome, reason } = end;
    const ended = this.#record({ type: "ended", at, outcome, ...(reason === undefined ? {} : { reason }) });
    await Promise.all([ended, this.#guard("journal", () => journal.close(tenant, head.run, outcome, at))]);
    return runEnd(end);
  }

  /** A bug of the engine's own ends this run, not the process that carries a thousand others. */
  #crash(error: unknown): Promise<RunEnd> {
    this.#fault({ where: "engine", error });
    const reason = error instanceof Error ? error.message : String(error);
    return this.#finish({ outcome: "failed", reason, outputs: {} });
  }

  async #record(record: RunRecord): Promise<void> {
    const { head, journal, tenant } = this.#options;
    const entry = toEntry(head.run, this.#seq++, record);
    await this.#guard("journal", () => journal.append(tenant, [entry]));
  }

  /** The caller's call goes on without its journal rather than not at all; the operator is told. */
  async #guard(where: RunFault["where"], act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(where === "hang-up" && this.#abort.signal.aborted)) this.#fault({ where, error });
    }
  }

  #fault(fault: RunFault): void {
    this.#options.onFault?.(fault);
  }
}

function runEnd({ outcome, reason, outputs }: CoreEnd): RunEnd {
  return { outcome, outputs, ...(reason === undefined ? {} : { reason }) };
}
