import type { ProgramHash } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { FlowChannel, FlowVariable, NodeId } from "./document.ts";

/** Within one program, e.g. `menu-1` or `menu-1/retry`. */
export type StepId = string;

/**
 * A published flow, lowered: JSON, hashed (SHA-256 of its canonical text), immutable. Closed set of seven steps; an eighth needs an ADR.
 */
export interface Program {
  readonly format: "patchbay.program/1";
  readonly flow: string;
  readonly channel: FlowChannel;
  readonly inputs: readonly FlowVariable[];
  readonly outputs: readonly FlowVariable[];
  readonly start: StepId;
  readonly steps: Readonly<Record<StepId, Step>>;
  /** The node on the canvas that each step came from. */
  readonly source: Readonly<Record<StepId, NodeId>>;
  /** Programs of the sub-flows as published with this one: flow name → hash. */
  readonly calls: Readonly<Record<string, ProgramHash>>;
}

export type Step =
  /** Runs a node's `run` with this config; continues at the exit that it answers. */
  | {
      readonly op: "effect";
      readonly node: string;
      readonly version: number;
      readonly config: JsonObject;
      readonly exits: Readonly<Record<string, StepId>>;
    }
  /** First CEL condition that is true wins. A condition that fails to evaluate takes `onError`. */
  | {
      readonly op: "branch";
      readonly cases: readonly { readonly when: string; readonly to: StepId }[];
      readonly otherwise: StepId;
      readonly onError?: StepId;
    }
  /** Sets variables from CEL expressions, in order. */
  | {
      readonly op: "assign";
      readonly set: readonly { readonly name: string; readonly value: string }[];
      readonly to: StepId;
      readonly onError?: StepId;
    }
  /** Waits this long (CEL giving milliseconds, or a literal). */
  | { readonly op: "wait"; readonly forMs: number | string; readonly to: StepId }
  /** Runs another program to its end; its outputs are assigned by name mapping. */
  | {
      readonly op: "call";
      readonly flow: string;
      readonly inputs: Readonly<Record<string, string>>;
      readonly outputs: Readonly<Record<string, string>>;
      readonly to: StepId;
      readonly onError: StepId;
    }
  | { readonly op: "fork"; readonly branches: readonly StepId[]; readonly join: StepId }
  | { readonly op: "end"; readonly outcome: string; readonly set?: Readonly<Record<string, Json>> };
