import type { JsonObject } from "@patchbay/base/json";
import { MachineStrand } from "./machine-strand.ts";
import type { CoreOptions, CoreState, RunCore } from "./run-core.ts";
import { RunTree } from "./run-tree.ts";

/** Runs on XState: for live contacts. */
export const MachineCore = {
  start: (options: CoreOptions, variables: JsonObject): RunCore => RunTree.start(MachineStrand, options, variables),
  /** Stands where `state` says. What is pending starts again under the same key. */
  restore: (options: CoreOptions, state: CoreState): RunCore => RunTree.restore(MachineStrand, options, state),
};
