import type { CallId, RunId, TenantId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import { compile } from "@patchbay/compiler/compile";
import type { Compiled, PublishedPrograms, References } from "@patchbay/compiler/compile-options";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { mortalPorts } from "@patchbay/ports/fake/mortal-ports";
import { FakeWorld } from "@patchbay/ports/flow-ports.fake";
import type { Journal, JournalEntry } from "@patchbay/ports/journal";
import { fakeJournal } from "@patchbay/ports/journal.fake";
import { restoreRun } from "./restore-run.ts";
import type { CallFacts, Run, RunAt, RunEnd, RunOptions, RunPosition } from "./run.ts";
import { startRun } from "./start-run.ts";

export interface TestCallOptions {
  readonly inputs?: JsonObject;
  readonly from?: string;
  readonly to?: string;
  readonly references?: References;
  /** Flows that this one may run, already compiled. */
  readonly programs?: PublishedPrograms;
  /** Sets the scene before the call comes in. */
  readonly world?: (world: FakeWorld) => void;
  readonly maxSteps?: number;
  /** When the call comes in; default 5 January 2026, 9:00 UTC. */
  readonly now?: Instant;
  /** Awaited before each pending effect begins: where a rehearsal stops. */
  readonly before?: RunOptions["before"];
}

const TENANT = "tenant-1" as TenantId;
const RUN = "run-1" as RunId;
/** So many turns of the microtask queue let everything settle that does not wait for time or the caller. */
const SETTLE_TURNS = 300;

/** A phone call in memory: a real flow on the real engine, a scripted world, a clock that stands still. */
export class TestCall {
  readonly world: FakeWorld;
  readonly path: RunAt[] = [];
  /** Steps of branches that were not waited for. */
  readonly givenUp: RunAt[] = [];
  readonly faults: unknown[] = [];
  readonly #journal: Journal = fakeJournal();
  readonly #options: RunOptions;
  #run: Run;
  #die: () => void = () => undefined;
  #end: RunEnd | undefined;

  private constructor(compiled: Compiled, registry: NodeRegistry, options: TestCallOptions) {
    this.world = new FakeWorld({
      onHangUp: () => this.#run.hangUp(),
      ...(options.now === undefined ? {} : { now: options.now }),
    });
    options.world?.(this.world);
    const startedAt = this.world.clock.now();
    const call: CallFacts = {
      id: "call-1",
      from: options.from ?? "+4930111111",
      to: options.to ?? "4000",
      startedAt,
      direction: "inbound",
    };
    const { program, hash } = compiled;
    this.#options = {
      tenant: TENANT,
      head: { run: RUN, call: "call-1" as CallId, program: hash, flow: program.flow, startedAt },
      program,
      programs: new Map([...(options.programs?.values() ?? [])].map((sub) => [sub.hash, sub.program] as const)),
      registry,
      ports: this.world.ports,
      journal: this.#journal,
      call,
      inputs: options.inputs ?? {},
      onAt: (at) => this.path.push(at),
      onGivenUp: (at) => this.givenUp.push(at),
      onFault: (fault) => this.faults.push(fault.error),
      ...(options.maxSteps === undefined ? {} : { maxSteps: options.maxSteps }),
      ...(options.before ? { before: options.before } : {}),
    };
    this.#run = this.#watch(startRun(this.#process()));
  }

  /** Compiles the flow (it must be sound) and calls it. */
  static async dial(flow: unknown, registry: NodeRegistry, options: TestCallOptions = {}): Promise<TestCall> {
    const compiled = compile(flow, {
      registry,
      references: options.references ?? {},
      programs: options.programs ?? new Map(),
    });
    if (!compiled.ok)
      throw new Error(
        `the flow has problems: ${compiled.error.map(({ code, message }) => `${code} ${message.en}`).join("; ")}`,
      );
    return TestCall.dialCompiled(compiled.value, registry, options);
  }

  static async dialCompiled(
    compiled: Compiled,
    registry: NodeRegistry,
    options: TestCallOptions = {},
  ): Promise<TestCall> {
    const call = new TestCall(compiled, registry, options);
    await call.settle();
    return call;
  }

  get clock(): FakeWorld["clock"] {
    return this.world.clock;
  }

  /** How it ended, once it has. */
  get end(): RunEnd | undefined {
    return this.#end;
  }

  /** Prompt names and spoken texts so far. */
  get heard(): readonly string[] {
    return this.world.voice.heard;
  }

  /** Presses keys; also leaves a queue by its digit. */
  press(digits: string): this {
    this.world.queues.press(digits);
    this.world.voice.press(digits);
    return this;
  }

  /** Says it on the phone, writes it in a conversation. */
  say(words: string): this {
    this.world.voice.say(words);
    this.world.conversation.write(words);
    return this;
  }

  hangUp(): this {
    this.#run.hangUp();
    return this;
  }

  stop(reason: string): this {
    this.#run.stop(reason);
    return this;
  }

  /** Lets time pass, step by step, settling at each alarm on the way. */
  async advance(millis: number): Promise<this> {
    const goal = this.clock.now() + millis;
    await this.settle();
    for (let next = this.clock.nextWake(); next !== undefined && next <= goal; next = this.clock.nextWake()) {
      this.clock.advanceTo(next);
      await this.settle();
    }
    this.clock.advanceTo(goal);
    await this.settle();
    return this;
  }

  /** Lets all happen that waits neither for time nor for the caller. */
  async settle(): Promise<this> {
    for (let turn = 0; turn < SETTLE_TURNS; turn++) await Promise.resolve();
    return this;
  }

  /** The node that the call stands at, in the innermost flow; undefined once it has ended. */
  at(): string | undefined {
    return this.#run.at()?.node;
  }

  position(): RunPosition | undefined {
    return this.#run.at();
  }

  async expectAt(node: string): Promise<this> {
    await this.settle();
    if (this.at() !== node) throw new Error(`expected the call at "${node}", it is ${this.#where()}`);
    return this;
  }

  async expectEnd(outcome: string): Promise<RunEnd> {
    await this.settle();
    if (this.#end?.outcome !== outcome)
      throw new Error(`expected the call to end "${outcome}", it is ${this.#where()}`);
    return this.#end;
  }

  variables(): JsonObject {
    return this.#run.variables();
  }

  /** Nodes entered so far, in order. */
  visited(): readonly string[] {
    return this.path.filter((at) => at.exit === undefined).map((at) => at.node);
  }

  async journal(): Promise<readonly JournalEntry[]> {
    return (await this.#journal.read(TENANT, RUN))?.entries ?? [];
  }

  /** The process dies and another takes the run up from its journal, or from what of it was durable. The world goes on as it was. */
  async restart(durable: (entries: readonly JournalEntry[]) => readonly JournalEntry[] = (all) => all): Promise<this> {
    this.#die();
    const entries = durable(await this.journal());
    const restored = restoreRun({ ...this.#process(), entries });
    if (!restored.ok) throw new Error(`cannot restore: ${JSON.stringify(restored.error)}`);
    this.#run = this.#watch(restored.value);
    return this.settle();
  }

  #process(): RunOptions {
    const { ports, die } = mortalPorts(this.world.ports);
    this.#die = die;
    return { ...this.#options, ports };
  }

  #watch(run: Run): Run {
    void run.done.then((end) => {
      if (run === this.#run) this.#end = end;
    });
    return run;
  }

  #where(): string {
    return this.#end ? `over: ${this.#end.outcome} ${this.#end.reason ?? ""}` : `at "${this.at()}"`;
  }
}
