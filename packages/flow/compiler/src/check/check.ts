import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { CompileOptions } from "../compile-options.ts";
import type { ResolvedFlow } from "../resolve.ts";

/** One rule, one file, one code. Checks never throw on an author's mistake. */
export type Check = (flow: ResolvedFlow, options: CompileOptions) => readonly Diagnostic[];
