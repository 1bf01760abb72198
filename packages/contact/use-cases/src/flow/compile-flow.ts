import type { Result } from "@patchbay/base/result";
import type { Compiled, CompileOptions, PublishedProgram, References } from "@patchbay/compiler/compile-options";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { TenantStores } from "@patchbay/ports/stores";
import { flowReferences } from "./flow-references.ts";

/** The flow compiler as use cases see it: anything in, a program or what is wrong with it out. */
export type Compile = (document: unknown, options: CompileOptions) => Result<Compiled, readonly Diagnostic[]>;

export interface Compiling {
  readonly stores: TenantStores;
  readonly compile: Compile;
  readonly registry: NodeRegistry;
}

/** Compiles a drawing against what the tenant has now: its queues, prompts and numbers, its published flows. */
export const compileFlow =
  ({ stores, compile, registry }: Compiling) =>
  async (document: unknown): Promise<Result<Compiled, readonly Diagnostic[]>> => {
    const [lists, programs] = await Promise.all([flowReferences({ stores })(), publishedPrograms(stores)]);
    const names = (list: readonly { readonly name: string }[]) => list.map((item) => item.name);
    const references: References = {
      queue: names(lists.queues),
      prompt: names(lists.prompts),
      calendar: names(lists.calendars),
      flow: names(lists.flows),
    };
    return compile(document, { registry, references, programs });
  };

/** The newest published program of every flow, by flow name: what sub-flow nodes are pinned to. */
async function publishedPrograms(stores: TenantStores): Promise<ReadonlyMap<string, PublishedProgram>> {
  const published = (await stores.flows.list()).filter((flow) => flow.latestVersion !== undefined);
  const found = await Promise.all(
    published.map(async ({ name, latestVersion }) => {
      const versions = await stores.flows.versions(name);
      const hash = versions.find((version) => version.version === latestVersion)?.hash;
      const program = hash && (await stores.flows.program(hash));
      return hash && program ? ([name, { hash, program }] as const) : undefined;
    }),
  );
  return new Map(found.filter((entry) => entry !== undefined));
}
