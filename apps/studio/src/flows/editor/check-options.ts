import type { References } from "@patchbay/canvas/view/canvas-context.tsx";
import type { CompileOptions, FlowWorld, PublishedProgram } from "@patchbay/compiler/compile-options";

/** What the tenant has beside the names in pickers: as the server says it. */
export interface Surroundings {
  readonly world: FlowWorld;
  readonly programs: Readonly<Record<string, PublishedProgram>>;
}

export const NO_SURROUNDINGS: Surroundings = { world: {}, programs: {} };

/** What checks need to know beside the drawing; plain data, which can be sent to a worker. */
export type CheckOptions = Omit<CompileOptions, "registry">;

/** What the browser checks with: the same as the server, as of when the page was opened. */
export function checkOptionsOf(references: References, { world, programs }: Surroundings): CheckOptions {
  const names = (kind: string) => (references[kind] ?? []).map(({ name }) => name);
  return {
    references: { queue: names("queue"), prompt: names("prompt"), calendar: names("calendar"), flow: names("flow") },
    programs: new Map(Object.entries(programs)),
    world,
  };
}
