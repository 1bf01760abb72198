import type { FlowWorld, PublishedProgram } from "@patchbay/compiler/compile-options";
import type { Clock } from "@patchbay/ports/clock";
import type { TenantStores } from "@patchbay/ports/stores";
import { flowWorld } from "./flow-world.ts";
import { publishedPrograms } from "./published-programs.ts";

/** What a browser needs to check and rehearse flows as the server would: how the tenant stands, and the flows that others may run. */
export interface FlowSurroundings {
  readonly world: FlowWorld;
  readonly programs: Readonly<Record<string, PublishedProgram>>;
}

export const flowSurroundings =
  ({ stores, clock }: { readonly stores: TenantStores; readonly clock: Pick<Clock, "now"> }) =>
  async (): Promise<FlowSurroundings> => {
    const [world, programs] = await Promise.all([flowWorld({ stores, clock })(), publishedPrograms(stores)]);
    return { world, programs: Object.fromEntries(programs) };
  };
