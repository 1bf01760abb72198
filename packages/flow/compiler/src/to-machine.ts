import type { Json, JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type {
  AssignStep,
  BranchStep,
  CallStep,
  Edge,
  EffectStep,
  ForkStep,
  Joined,
  JoinStep,
  Program,
  Step,
  StepId,
} from "@patchbay/flow-model/program";
import { assign, createMachine, emit } from "xstate";
import { assigned, holds, returned } from "./semantics.ts";

/** One program's variables and the steps of the run so far. JSON only: no ports, no promises. */
export interface FlowContext {
  readonly variables: JsonObject;
  readonly steps: number;
  readonly maxSteps: number;
  /** How the branches last came together: where the join goes on. */
  readonly joined?: Joined | undefined;
}

/** What a step waits for. These are also what the journal keeps. */
export type FlowEvent =
  | {
      readonly type: "outcome";
      readonly at: Instant;
      readonly exit: string;
      readonly set?: Readonly<Record<string, Json>>;
    }
  | { readonly type: "thrown"; readonly at: Instant }
  | { readonly type: "elapsed"; readonly at: Instant }
  /** From a called program; `steps` counts its steps too. */
  | {
      readonly type: "returned";
      readonly at: Instant;
      readonly failed: boolean;
      readonly outputs: JsonObject;
      readonly customer: Json;
      readonly steps: number;
    }
  /** The branches of a fork came together, with what they set; `steps` counts theirs too. */
  | {
      readonly type: "joined";
      readonly at: Instant;
      readonly how: Joined;
      readonly set: JsonObject;
      readonly steps: number;
    };

/** A part of a program that runs beside others: from `start` until it comes to the step `until`. */
export interface Branch {
  readonly start: StepId;
  readonly until: StepId;
}

export type FlowTrace =
  | { readonly type: "entered"; readonly step: StepId; readonly variables: JsonObject }
  | { readonly type: "left"; readonly step: StepId; readonly exit: string; readonly variables: JsonObject };

/** Final states beside the program's own ends. Step ids never begin with `!`. */
export const FAILED = "!failed";
export const RUNAWAY = "!runaway";

interface Args {
  readonly context: FlowContext;
  readonly event: FlowEvent;
}

/**
 * Program → XState machine: a step is a state, a decision an eventless transition, an effect a state that waits for its
 * outcome. Effects are not invoked by the machine: its owner looks at the state that it stands in and starts what is pending,
 * so that a restored machine needs nothing but its state and context (statelyai/xstate#5331 has no bite).
 */
export function toMachine(program: Program, branch?: Branch) {
  const states = Object.fromEntries(
    Object.entries(program.steps).map(([id, step]) => [
      id,
      id === branch?.until ? { type: "final" } : stateOf(id, step, program),
    ]),
  );
  return createMachine({
    types: {} as { context: FlowContext; events: FlowEvent; input: FlowContext; emitted: FlowTrace },
    id: program.flow,
    context: ({ input }: { readonly input: FlowContext }) => input,
    initial: branch?.start ?? program.start,
    states: { ...states, [FAILED]: { type: "final" }, [RUNAWAY]: { type: "final" } },
  } as never) as FlowMachine;
}

export type FlowMachine = ReturnType<typeof typedMachine>;

function typedMachine() {
  return createMachine({
    types: {} as { context: FlowContext; events: FlowEvent; input: FlowContext; emitted: FlowTrace },
    context: ({ input }) => input,
  });
}

function stateOf(id: StepId, step: Step, { steps }: Program) {
  const entry = [
    assign(({ context }: Args) => ({ steps: context.steps + 1 })),
    emit(({ context }: Args) => ({ type: "entered", step: id, variables: context.variables })),
  ];
  const runaway = { guard: ({ context }: Args) => context.steps > context.maxSteps, target: RUNAWAY };
  switch (step.op) {
    case "branch":
      return { entry, always: [runaway, ...decisions(id, step)] };
    case "assign":
      return { entry, always: [runaway, ...assignment(id, step)] };
    case "effect":
      return { entry, always: [runaway], on: { outcome: exits(id, step), thrown: thrown(id, step) } };
    case "wait":
      return { entry, always: [runaway], on: { elapsed: leave(id, step.next, [at]) } };
    case "call":
      return { entry, always: [runaway], on: { returned: returns(id, step) } };
    case "fork":
      return { entry, always: [runaway], on: { joined: meets(step, steps[step.join]?.op === "join") } };
    case "join":
      return { entry, always: [runaway, ...joins(id, step)] };
    case "end":
      return { entry, type: "final" };
  }
}

const at = assign(({ context, event }: Args) => ({ variables: { ...context.variables, now: event.at } }));

/** A step that leads back to itself is entered anew: it counts, and shows in the path. */
function leave(step: StepId, edge: Edge, before: readonly unknown[] = []) {
  const left = emit(({ context }: Args) => ({ type: "left", step, exit: edge.exit, variables: context.variables }));
  return { target: edge.to, reenter: true, actions: [...before, left] };
}

function decisions(id: StepId, step: BranchStep) {
  const cases = step.cases.flatMap((choice) => {
    const yes = { ...leave(id, choice), guard: ({ context }: Args) => holds(choice.when, context.variables) === true };
    if (!step.onError) return [yes];
    const fault = {
      ...leave(id, step.onError),
      guard: ({ context }: Args) => holds(choice.when, context.variables) === undefined,
    };
    return [fault, yes];
  });
  return [...cases, leave(id, step.otherwise)];
}

function assignment(id: StepId, step: AssignStep) {
  const set = assign(({ context }: Args) => ({ variables: assigned(step, context.variables).variables }));
  const next = leave(id, step.next, [set]);
  if (!step.onError) return [next];
  return [{ ...leave(id, step.onError), guard: ({ context }: Args) => assigned(step, context.variables).failed }, next];
}

function exits(id: StepId, step: EffectStep) {
  const set = assign(({ context, event }: Args) => ({
    variables: { ...context.variables, ...(event.type === "outcome" ? event.set : {}), now: event.at },
  }));
  const known = Object.entries(step.exits).map(([exit, to]) => ({
    ...leave(id, { to, exit }, [set]),
    guard: ({ event }: Args) => event.type === "outcome" && event.exit === exit,
  }));
  return [...known, thrown(id, step)];
}

function thrown(id: StepId, step: EffectStep) {
  const to = step.error === undefined ? undefined : step.exits[step.error];
  if (step.error === undefined || to === undefined) return { target: FAILED, actions: [at] };
  return leave(id, { to, exit: step.error }, [at]);
}

function returns(id: StepId, step: CallStep) {
  const counted = assign(({ context, event }: Args) =>
    event.type === "returned"
      ? { steps: event.steps, variables: { ...context.variables, now: event.at, customer: event.customer } }
      : {},
  );
  const set = assign(({ context, event }: Args) =>
    event.type === "returned" ? { variables: returned(step, context.variables, event.outputs, event.customer) } : {},
  );
  return [
    { ...leave(id, step.onError, [counted]), guard: ({ event }: Args) => event.type === "returned" && event.failed },
    leave(id, step.next, [counted, set]),
  ];
}

/** The fork itself is left by its branches, one exit each. How they met is for the join, and not kept for a later one. */
function meets(step: ForkStep, atJoin: boolean) {
  const set = assign(({ context, event }: Args) =>
    event.type === "joined"
      ? {
          joined: atJoin ? event.how : undefined,
          steps: event.steps,
          variables: { ...context.variables, ...event.set, now: event.at },
        }
      : {},
  );
  return { target: step.join, reenter: true, actions: [set] };
}

function joins(id: StepId, step: JoinStep) {
  const forget = assign({ joined: undefined });
  const on = (how: Joined) => ({
    ...leave(id, step[how], [forget]),
    guard: ({ context }: Args) => context.joined === how,
  });
  return [on("timeout"), on("failed"), leave(id, step.done, [forget])];
}
