import type { ProgramHash } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Millis } from "@patchbay/base/time";
import type { FlowChannel, FlowVariable, NodeId } from "./document.ts";

/** Within one program, e.g. `menu-1` or `menu-1/failed`. */
export type StepId = string;

/**
 * A published flow, lowered: JSON, hashed (SHA-256 of its canonical text), immutable. The set of steps is closed; a new
 * one needs an ADR.
 */
export interface Program {
  readonly format: "patchbay.program/1";
  readonly flow: string;
  readonly channel: FlowChannel;
  readonly inputs: readonly FlowVariable[];
  readonly outputs: readonly FlowVariable[];
  readonly start: StepId;
  /** Calls ring until the flow answers, refuses or plays to them; without it they are answered before it begins. */
  readonly answers?: true;
  readonly steps: Readonly<Record<StepId, Step>>;
  /** The node on the canvas that each step came from. */
  readonly source: Readonly<Record<StepId, NodeId>>;
  /** Programs of the sub-flows as published with this one: flow name → hash. */
  readonly calls: Readonly<Record<string, ProgramHash>>;
}

/** Where a step goes on, and by which exit of its node, so that a path can be shown on the canvas. */
export interface Edge {
  readonly to: StepId;
  readonly exit: string;
}

export type Step = EffectStep | BranchStep | AssignStep | WaitStep | CallStep | ForkStep | JoinStep | EndStep;

/** Runs a node's `run` with this config and goes on at the exit that it answers. */
export interface EffectStep {
  readonly op: "effect";
  readonly node: string;
  readonly version: number;
  readonly config: JsonObject;
  readonly exits: Readonly<Record<string, StepId>>;
  /** The exit taken when `run` throws; without one the run ends `failed`. */
  readonly error?: string;
}

/** The first condition (CEL) that is true wins. One that cannot be evaluated takes `onError`, or counts as false. */
export interface BranchStep {
  readonly op: "branch";
  readonly cases: readonly (Edge & { readonly when: string })[];
  readonly otherwise: Edge;
  readonly onError?: Edge;
}

/** Sets variables from CEL expressions, in order; each sees those before it. One that fails takes `onError`, or sets null. */
export interface AssignStep {
  readonly op: "assign";
  readonly set: readonly { readonly name: string; readonly value: string }[];
  readonly next: Edge;
  readonly onError?: Edge;
}

/** Waits this long: a literal, or CEL giving milliseconds (what is no positive number waits not at all). */
export interface WaitStep {
  readonly op: "wait";
  readonly forMs: Millis | string;
  readonly next: Edge;
}

/**
 * Runs another program to its end. `inputs`: its input name → CEL over our variables; `outputs`: our variable ← its
 * output name. `onError` when it cannot be started, or ended `failed`.
 */
export interface CallStep {
  readonly op: "call";
  readonly flow: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly next: Edge;
  readonly onError: Edge;
}

/**
 * Runs several branches side by side, each on a copy of the variables, until the join has what it needs. A branch has arrived when it
 * comes to `join`; the exits of the branches name them. The run stands here meanwhile, and goes on at `join`.
 */
export interface ForkStep {
  readonly op: "fork";
  readonly branches: readonly Edge[];
  readonly join: StepId;
}

/**
 * Where the branches of a fork come together: `done` when so many have arrived (`needs`; 0 = all of them), `timeout` when they have not
 * after `withinMs` (0 = however long it takes), `failed` when they no longer can. Branches that still run are given up.
 */
export interface JoinStep {
  readonly op: "join";
  readonly needs: number;
  readonly withinMs: Millis;
  /** Variable that then lists the branches that arrived, in their order. */
  readonly into?: string;
  readonly done: Edge;
  readonly timeout: Edge;
  readonly failed: Edge;
}

/** How a join was left. */
export type Joined = "done" | "timeout" | "failed";

/** Ends this program. With `hangUp` the contact ends too, also from inside a sub-flow. */
export interface EndStep {
  readonly op: "end";
  readonly outcome: string;
  readonly hangUp?: HangUpReason;
}

export type HangUpReason = "normal" | "busy" | "rejected" | "unavailable" | "not-found";
