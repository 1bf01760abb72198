import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { ALL_CHECKS } from "./check/all-checks.ts";
import type { CompileOptions } from "./compile-options.ts";
import { migrate } from "./migrate.ts";
import { type Resolution, resolve } from "./resolve.ts";
import { withPaths } from "./with-path.ts";

/** All findings of a flow that is one already: what the canvas asks after each edit. Steps that did not change are not read again. */
export function diagnosticsOf(document: FlowDocument, options: CompileOptions): readonly Diagnostic[] {
  return findingsOf(resolve(migrate(document, options.registry), options.registry), options);
}

export function findingsOf({ flow, problems }: Resolution, options: CompileOptions): readonly Diagnostic[] {
  return withPaths([...problems, ...ALL_CHECKS.flatMap((check) => check(flow, options))], flow);
}
