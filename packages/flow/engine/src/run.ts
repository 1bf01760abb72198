import type { ProgramHash, TenantId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { NodeId } from "@patchbay/flow-model/document";
import type { Program, StepId } from "@patchbay/flow-model/program";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { FlowPorts } from "@patchbay/ports/flow-ports";
import type { Journal, JournalEntry, RunHead } from "@patchbay/ports/journal";

/** What flows read as `call`. */
export type CallFacts = {
  readonly id: string;
  /** As the caller's number came, E.164 where known; empty when withheld. */
  readonly from: string;
  readonly to: string;
  readonly startedAt: Instant;
  readonly direction: "inbound" | "outbound" | "test";
  /** Of a contact in writing: which, and what the customer wrote first. */
  readonly channel?: string;
  readonly message?: string;
  /** SIP headers that the tenant lets flows see, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
};

export interface RunOptions {
  readonly tenant: TenantId;
  readonly head: RunHead;
  readonly program: Program;
  /** Programs of all sub-flows that can be reached, by hash (`program.calls`, and theirs). */
  readonly programs: ReadonlyMap<ProgramHash, Program>;
  readonly registry: NodeRegistry;
  readonly ports: FlowPorts;
  readonly journal: Journal;
  readonly call: CallFacts;
  /** By the names of `program.inputs`. */
  readonly inputs: JsonObject;
  /** Heard for each node entered (no `exit`) and left (with it), in order; also inside sub-flows. Must not throw. */
  readonly onAt?: (at: RunAt) => void;
  /** Heard for each node at which a branch stood when the others had enough: it is not left by any exit. Must not throw. */
  readonly onGivenUp?: (at: RunAt) => void;
  /** The customer's card, when it is known before the flow looks it up. */
  readonly customer?: JsonObject;
  /** Things that no caller should hear of but an operator must: a node that threw, a journal that refused. The run goes on. */
  readonly onFault?: (fault: RunFault) => void;
  /** Awaited before each pending effect or wait begins: where a simulator stops. Left out, nothing is awaited. */
  readonly before?: (at: RunPosition) => Promise<void>;
  /** A run is stopped as a runaway after so many steps; default 10,000. */
  readonly maxSteps?: number;
}

export interface RunAt {
  /** The flow that the node is in: the run's own, or a sub-flow. */
  readonly flow: string;
  readonly node: NodeId;
  readonly exit?: string;
  readonly at: Instant;
  /** Which of several branches side by side; see `RunEvent`. */
  readonly branch?: string;
}

/** One live run. All its waiting is in ports, so that it costs nothing while it waits. */
export interface Run {
  /** The contact is gone: the pending effect is aborted, the run ends `abandoned` unless it has ended. */
  hangUp(): void;
  /** Ends the run `stopped` from our side (shutdown of a tenant, an operator). */
  stop(reason: string): void;
  /** Settles when the run has ended and its last journal entry is durable. Never rejects. */
  readonly done: Promise<RunEnd>;
  /** Where it stands: the innermost step; undefined once ended. */
  at(): RunPosition | undefined;
  variables(): JsonObject;
}

export interface RunPosition {
  readonly flow: string;
  readonly step: StepId;
  readonly node: NodeId;
  /** Steps taken so far, sub-flows included. */
  readonly steps: number;
}

export interface RunEnd {
  /** `completed` (or what an end node says), `abandoned`, `failed`, `stopped`, `runaway`. */
  readonly outcome: string;
  /** Why, when it did not end as drawn. */
  readonly reason?: string;
  /** Outputs of the flow, by name. */
  readonly outputs: JsonObject;
}

export interface RunFault {
  readonly where: "node" | "journal" | "hang-up" | "engine";
  readonly key?: string;
  readonly error: unknown;
}

export type RestoreOptions = RunOptions & { readonly entries: readonly JournalEntry[] };
