import type { JsonObject } from "@patchbay/base/json";
import type { Instant, Millis } from "@patchbay/base/time";
import type { Compiled, PublishedPrograms } from "@patchbay/compiler/compile-options";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { RunAt, RunEnd, RunPosition } from "../run.ts";
import { TestCall } from "../test-call.ts";
import type { FlowTestCase, FlowTestScene, FlowTestStep } from "./flow-test.ts";
import { setScene } from "./set-scene.ts";

/** What somebody who rehearses a flow sees. A new object after each change. */
export interface RehearsalView {
  readonly at: RunPosition | undefined;
  /** It stands before the step at `at`, which has not begun. */
  readonly isPaused: boolean;
  readonly path: readonly RunAt[];
  readonly heard: readonly string[];
  readonly variables: JsonObject;
  readonly now: Instant;
  readonly end: RunEnd | undefined;
}

export interface RehearsalOptions {
  readonly compiled: Compiled;
  readonly programs: PublishedPrograms;
  readonly registry: NodeRegistry;
  readonly scene: FlowTestScene;
  /** Steps to stop before; it also stops before the first when asked to go step by step. */
  readonly breakpoints?: ReadonlySet<string>;
  readonly stepByStep?: boolean;
}

/**
 * A call in memory that a person conducts: the real engine, fake ports, a clock that stands until moved. It writes down what
 * was done, so that a rehearsal can be kept as a test case.
 */
export class Rehearsal {
  readonly #listeners = new Set<() => void>();
  readonly #scene: FlowTestScene;
  readonly #done: FlowTestStep[] = [];
  #breakpoints: ReadonlySet<string>;
  #isStepping: boolean;
  /** Steps that it stands before: one in each branch. */
  readonly #paused: { readonly at: RunPosition; readonly goOn: () => void }[] = [];
  #call: TestCall | undefined;
  #view: RehearsalView = { at: undefined, isPaused: false, path: [], heard: [], variables: {}, now: 0, end: undefined };

  private constructor({ scene, breakpoints = new Set(), stepByStep = false }: RehearsalOptions) {
    this.#scene = scene;
    this.#breakpoints = breakpoints;
    this.#isStepping = stepByStep;
  }

  static async begin(options: RehearsalOptions): Promise<Rehearsal> {
    const { compiled, programs, registry, scene } = options;
    const rehearsal = new Rehearsal(options);
    rehearsal.#call = await TestCall.dialCompiled(compiled, registry, {
      programs,
      world: (world) => setScene(world, scene),
      before: (at) => rehearsal.#stop(at),
      ...(scene.from === undefined ? {} : { from: scene.from }),
      ...(scene.to === undefined ? {} : { to: scene.to }),
      ...(scene.at === undefined ? {} : { now: Date.parse(scene.at) }),
      ...(scene.inputs === undefined ? {} : { inputs: scene.inputs }),
    });
    rehearsal.#show();
    return rehearsal;
  }

  readonly view = (): RehearsalView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  setBreakpoints(nodes: ReadonlySet<string>): void {
    this.#breakpoints = nodes;
  }

  /** Lets the step begin that it stands before, and stops before the next. */
  async step(): Promise<void> {
    this.#isStepping = true;
    await this.#resume();
  }

  /** Goes on until the next breakpoint. */
  async resume(): Promise<void> {
    this.#isStepping = false;
    await this.#resume();
  }

  press(digits: string): Promise<void> {
    return this.#act({ press: digits }, (call) => call.press(digits));
  }

  say(words: string): Promise<void> {
    return this.#act({ say: words }, (call) => call.say(words));
  }

  serve(agent: string): Promise<void> {
    return this.#act({ serve: agent }, (call) => call.world.queues.serve(agent));
  }

  hangUp(): Promise<void> {
    return this.#act({ hangUp: true }, (call) => call.hangUp());
  }

  /** Lets time pass; everything due on the way happens at its own instant. */
  advance(millis: Millis): Promise<void> {
    return this.#act({ wait: millis }, (call) => call.advance(millis));
  }

  /** Changes what the world answers from now on. */
  async setScene(scene: FlowTestScene): Promise<void> {
    if (this.#call) setScene(this.#call.world, scene);
    this.#show();
  }

  /** What was done so far, with how it came out as the expectation. */
  asCase(name: string): FlowTestCase {
    const { end, path } = this.#view;
    const visited = path.filter((at) => at.exit === undefined).map(({ node }) => node as string);
    return {
      name,
      scene: this.#scene,
      steps: [...this.#done],
      expect: { path: visited, ...(end ? { outcome: end.outcome } : {}) },
    };
  }

  async #act(step: FlowTestStep, act: (call: TestCall) => unknown): Promise<void> {
    if (!this.#call || this.#view.end) return;
    this.#done.push(step);
    await act(this.#call);
    await this.#call.settle();
    this.#show();
  }

  async #resume(): Promise<void> {
    this.#paused.shift()?.goOn();
    await this.#call?.settle();
    this.#show();
  }

  async #stop(at: RunPosition): Promise<void> {
    if (!this.#isStepping && !this.#breakpoints.has(at.node)) return;
    await new Promise<void>((goOn) => {
      this.#paused.push({ at, goOn });
      this.#show();
    });
  }

  #show(): void {
    const call = this.#call;
    if (!call) return;
    this.#view = {
      at: this.#paused[0]?.at ?? call.position(),
      isPaused: this.#paused.length > 0 && !call.end,
      path: [...call.path],
      heard: [...call.heard],
      variables: call.variables(),
      now: call.clock.now(),
      end: call.end,
    };
    for (const listener of this.#listeners) listener();
  }
}
