import type { ProgramHash } from "@patchbay/base/ids";
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
