import type { JsonObject } from "@patchbay/base/json";
import type { CoreOptions, RunCore } from "./run-core.ts";
import { RunTree } from "./run-tree.ts";
import { TableStrand } from "./table-strand.ts";

/** Runs on a table of steps: for replay and simulation. */
export const TableCore = {
  start: (options: CoreOptions, variables: JsonObject): RunCore => RunTree.start(TableStrand, options, variables),
};
