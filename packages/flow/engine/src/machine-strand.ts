import type { ProgramHash } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import { calledWith, outputsOf, waitOf } from "@patchbay/compiler/semantics";
import {
  type Branch,
  FAILED,
  type FlowContext,
  type FlowEvent,
  type FlowMachine,
  RUNAWAY,
  toMachine,
} from "@patchbay/compiler/to-machine";
import type { CallStep, Program, StepId } from "@patchbay/flow-model/program";
import { type ActorRefFrom, createActor } from "xstate";
import type { RunPosition } from "./run.ts";
import { type CoreEnd, effectKey, MAX_FRAMES, type Pending, type RunEvent, runawayReason } from "./run-core.ts";
import { ARRIVED, type AtFork, type JoinedEvent, type Strand, type StrandOptions, type StrandState } from "./strand.ts";

interface Frame {
  readonly hash: ProgramHash;
  readonly program: Program;
  readonly actor: ActorRefFrom<FlowMachine>;
}

/** A strand as XState actors: one per program on its stack. */
export class MachineStrand implements Strand {
  readonly #options: StrandOptions;
  readonly #frames: Frame[] = [];
  #end: CoreEnd | undefined;
  #why: string | undefined;
  #now: Instant = 0;

  private constructor(options: StrandOptions) {
    this.#options = options;
  }

  static start(options: StrandOptions, variables: JsonObject): MachineStrand {
    const strand = new MachineStrand(options);
    strand.#now = variables.now as Instant;
    strand.#push(options.root, { variables, steps: options.steps ?? 0, maxSteps: options.maxSteps });
    strand.#settle();
    return strand;
  }

  /** Stands where `state` says. What is pending starts again under the same key. */
  static restore(options: StrandOptions, state: StrandState): MachineStrand {
    const strand = new MachineStrand(options);
    for (const { program, step, variables } of state.frames) {
      strand.#push(program, { variables, steps: state.steps, maxSteps: options.maxSteps }, step);
    }
    return strand;
  }

  apply(event: RunEvent | JoinedEvent): void {
    if (this.#end) return;
    if (event.type === "hung-up") {
      this.close({ outcome: "abandoned" });
      return;
    }
    if (event.type === "stopped") {
      this.close({ outcome: "stopped", reason: event.reason });
      return;
    }
    const op = this.pending?.op;
    const expected = op === "wait" ? "elapsed" : op === "effect" ? "outcome" : "joined";
    if (event.type !== expected && !(event.type === "thrown" && expected === "outcome")) return;
    this.#why = event.type === "thrown" ? event.why : undefined;
    this.#now = event.at;
    this.#top().actor.send(event satisfies FlowEvent);
    this.#settle();
  }

  get end(): CoreEnd | undefined {
    return this.#end;
  }

  get pending(): Pending | undefined {
    if (this.#end) return undefined;
    const { program } = this.#top();
    const { variables, steps } = this.#context();
    const step = program.steps[this.#step()];
    const key = effectKey(this.#options.run, this.#path(), steps);
    if (step?.op === "effect") return { op: "effect", key, step };
    if (step?.op === "wait")
      return { op: "wait", key, deadline: (variables.now as Instant) + waitOf(step.forMs, variables) };
    return undefined;
  }

  get fork(): AtFork | undefined {
    if (this.#end) return undefined;
    const { program, hash } = this.#top();
    const step = this.#step();
    return program.steps[step]?.op === "fork" ? { program, hash, step, within: this.#path() } : undefined;
  }

  get steps(): number {
    return this.#context().steps;
  }

  position(): RunPosition | undefined {
    if (this.#end) return undefined;
    const { program } = this.#top();
    const step = this.#step();
    return { flow: program.flow, step, node: program.source[step]!, steps: this.#context().steps };
  }

  variables(): JsonObject {
    return this.#context().variables;
  }

  state(): StrandState {
    return {
      steps: this.#context().steps,
      frames: this.#frames.map(({ hash, actor }) => {
        const { value, context } = actor.getSnapshot();
        return { program: hash, step: String(value), variables: context.variables };
      }),
    };
  }

  #top(): Frame {
    return this.#frames.at(-1)!;
  }

  #context(): FlowContext {
    return this.#top().actor.getSnapshot().context;
  }

  #step(): StepId {
    return String(this.#top().actor.getSnapshot().value);
  }

  /** The steps of all frames, the innermost last, after those that a branch began within. */
  #path(): readonly string[] {
    return [...(this.#options.within ?? []), ...this.#frames.map(({ actor }) => String(actor.getSnapshot().value))];
  }

  #push(hash: ProgramHash, context: FlowContext, standing?: StepId): void {
    const program = this.#options.programs.get(hash);
    if (!program) throw new Error(`program ${hash} was not handed to the run`);
    const machine = machineOf(program, this.#frames.length === 0 ? this.#options.branch : undefined);
    const actor = standing
      ? createActor(machine, { input: context, snapshot: machine.resolveState({ value: standing, context } as never) })
      : createActor(machine, { input: context });
    const frame = { hash, program, actor };
    this.#frames.push(frame);
    this.#trace(frame);
    actor.start();
  }

  #trace({ program, actor }: Frame): void {
    const { onAt } = this.#options;
    if (!onAt) return;
    const { flow, source } = program;
    actor.on("entered", ({ step, variables }) => onAt({ flow, node: source[step]!, at: this.#now }, variables));
    actor.on("left", ({ step, exit, variables }) =>
      onAt({ flow, node: source[step]!, exit, at: this.#now }, variables),
    );
  }

  /** Goes on until something is pending: calls programs, and returns from those that ended. */
  #settle(): void {
    while (!this.#end) {
      const { program, actor } = this.#top();
      const snapshot = actor.getSnapshot();
      if (snapshot.status === "done") {
        this.#return();
        continue;
      }
      const step = program.steps[String(snapshot.value)];
      if (step?.op !== "call") return;
      this.#call(program, step, snapshot.context);
    }
  }

  #call(program: Program, step: CallStep, { variables, steps, maxSteps }: FlowContext): void {
    const hash = Object.hasOwn(program.calls, step.flow) ? program.calls[step.flow] : undefined;
    const inner = calledWith(step, variables);
    if (hash && inner && this.#options.programs.has(hash) && this.#frames.length < MAX_FRAMES) {
      this.#push(hash, { variables: inner, steps, maxSteps });
    } else {
      this.#sendReturned(variables, { failed: true, outputs: {}, steps, customer: variables.customer ?? null });
    }
  }

  #return(): void {
    const { program, actor } = this.#top();
    const { value, context } = actor.getSnapshot();
    const step = program.steps[String(value)];
    const outputs = outputsOf(program.outputs, context.variables);
    if (value === RUNAWAY) {
      this.close({ outcome: "runaway", reason: runawayReason(context.maxSteps) });
      return;
    }
    if (this.#frames.length === 1 && value === this.#options.branch?.until) {
      this.close({ outcome: ARRIVED });
      return;
    }
    const outcome = step?.op === "end" ? step.outcome : "failed";
    const hangUp = step?.op === "end" ? step.hangUp : undefined;
    if (this.#frames.length === 1 || hangUp) {
      const reason = value === FAILED && this.#why !== undefined ? { reason: this.#why } : {};
      this.close({ outcome, ...reason, ...(hangUp ? { hangUp } : {}) });
      return;
    }
    this.#frames.pop();
    const customer = context.variables.customer ?? null;
    this.#sendReturned(context.variables, { failed: outcome === "failed", outputs, steps: context.steps, customer });
  }

  #sendReturned(variables: JsonObject, result: Omit<Extract<FlowEvent, { type: "returned" }>, "type" | "at">): void {
    this.#top().actor.send({ type: "returned", at: variables.now as Instant, ...result });
  }

  close(end: Omit<CoreEnd, "outputs">): void {
    const root = this.#frames[0]!;
    const { variables } = root.actor.getSnapshot().context;
    this.#end = { ...end, outputs: outputsOf(root.program.outputs, variables) };
  }
}

const machines = new WeakMap<Program, Map<string, FlowMachine>>();

function machineOf(program: Program, branch: Branch | undefined): FlowMachine {
  const ofProgram = machines.get(program) ?? new Map<string, FlowMachine>();
  machines.set(program, ofProgram);
  const key = branch ? `${branch.start} ${branch.until}` : "";
  const known = ofProgram.get(key);
  if (known) return known;
  const machine = toMachine(program, branch);
  ofProgram.set(key, machine);
  return machine;
}
