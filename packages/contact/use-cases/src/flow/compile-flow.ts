import type { Result } from "@patchbay/base/result";
import type { Compiled, CompileOptions, References } from "@patchbay/compiler/compile-options";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { Clock } from "@patchbay/ports/clock";
import type { TenantStores } from "@patchbay/ports/stores";
import { flowReferences } from "./flow-references.ts";
import { flowWorld } from "./flow-world.ts";
import { publishedPrograms } from "./published-programs.ts";

/** The flow compiler as use cases see it: anything in, a program or what is wrong with it out. */
export type Compile = (document: unknown, options: CompileOptions) => Result<Compiled, readonly Diagnostic[]>;

export interface Compiling {
  readonly stores: TenantStores;
  readonly compile: Compile;
  readonly registry: NodeRegistry;
  readonly clock: Pick<Clock, "now">;
}

/** Compiles a drawing against what the tenant has now: its queues, prompts and numbers, its published flows. */
export const compileFlow =
  ({ stores, compile, registry, clock }: Compiling) =>
  async (document: unknown): Promise<Result<Compiled, readonly Diagnostic[]>> => {
    const [lists, programs, world] = await Promise.all([
      flowReferences({ stores })(),
      publishedPrograms(stores),
      flowWorld({ stores, clock })(),
    ]);
    const names = (list: readonly { readonly name: string }[]) => list.map((item) => item.name);
    const references: References = {
      queue: names(lists.queues),
      prompt: names(lists.prompts),
      calendar: names(lists.calendars),
      flow: names(lists.flows),
      table: names(lists.tables),
      message: names(lists.templates),
    };
    return compile(document, { registry, references, programs, world });
  };
