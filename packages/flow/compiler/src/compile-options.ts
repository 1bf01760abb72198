import type { ProgramHash } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { Program } from "@patchbay/flow-model/program";
import type { ReferenceKind } from "@patchbay/node-kit/form-hint";
import type { NodeRegistry } from "@patchbay/node-kit/registry";

export interface CompileOptions {
  readonly registry: NodeRegistry;
  /** Names that exist in the tenant, by kind; a kind left out is not checked. */
  readonly references: References;
  /** The tenant's published sub-flows, by flow name: called flows are pinned to these hashes. */
  readonly programs: PublishedPrograms;
  /** How the tenant stands, for the checks that ask; a part left out is not checked. */
  readonly world?: FlowWorld;
}

/** Facts of a tenant that decide whether a flow works there. Plain data, so that the canvas checks with the same as the gate. */
export interface FlowWorld {
  /** By queue: the skills of each agent who serves it, by name. */
  readonly queues?: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>>;
  /** By calendar: whether it is ever open within a year from now. */
  readonly calendars?: Readonly<Record<string, boolean>>;
  /** By prompt: the languages it is recorded in (e.g. `zh-CN`); empty when it is for all. */
  readonly prompts?: Readonly<Record<string, readonly string[]>>;
  /** The longest that a caller may go without a person or an end; default 30 minutes. */
  readonly patienceMs?: Millis;
}

export type References = Readonly<Partial<Record<ReferenceKind, readonly string[]>>>;
export type PublishedPrograms = ReadonlyMap<string, PublishedProgram>;

export interface PublishedProgram {
  readonly hash: ProgramHash;
  readonly program: Program;
}

export interface Compiled extends PublishedProgram {
  readonly warnings: readonly Diagnostic[];
}
