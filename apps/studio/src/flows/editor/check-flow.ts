import type { References } from "@patchbay/canvas/view/canvas-context.tsx";
import type { CompileOptions, FlowWorld, PublishedProgram } from "@patchbay/compiler/compile-options";
import { diagnosticsOf } from "@patchbay/compiler/diagnostics-of";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { NodeRegistry } from "@patchbay/node-kit/registry";

/** What the tenant has beside the names in pickers: as the server says it. */
export interface Surroundings {
  readonly world: FlowWorld;
  readonly programs: Readonly<Record<string, PublishedProgram>>;
}

export const NO_SURROUNDINGS: Surroundings = { world: {}, programs: {} };

/** What the browser compiles with: the same as the server, as of when the page was opened. */
export function compileOptionsOf(
  registry: NodeRegistry,
  references: References,
  { world, programs }: Surroundings,
): CompileOptions {
  const names = (kind: string) => (references[kind] ?? []).map(({ name }) => name);
  return {
    registry,
    references: { queue: names("queue"), prompt: names("prompt"), calendar: names("calendar"), flow: names("flow") },
    programs: new Map(Object.entries(programs)),
    world,
  };
}

/** The compiler's own checks, in the browser while one draws. The server runs them again before it publishes. */
export function checkFlow(options: CompileOptions) {
  return (document: FlowDocument): readonly Diagnostic[] => diagnosticsOf(document, options);
}
