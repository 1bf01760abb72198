import type { TenantStores } from "@patchbay/ports/stores";

export interface NamedThing {
  readonly name: string;
  readonly title: string;
}

/** Everything of a tenant that a flow may name: for pickers, and for the check that what is named exists. */
export interface FlowReferenceLists {
  readonly queues: readonly NamedThing[];
  readonly prompts: readonly NamedThing[];
  readonly calendars: readonly NamedThing[];
  readonly flows: readonly (NamedThing & { readonly latestVersion?: number })[];
  readonly scripts: readonly NamedThing[];
  readonly numbers: readonly NamedThing[];
  readonly panels: readonly NamedThing[];
  readonly tables: readonly NamedThing[];
  readonly templates: readonly NamedThing[];
}

/** Sounds that every tenant has without recording them. */
const BUILT_IN_PROMPTS: readonly NamedThing[] = [
  { name: "hold-music", title: "Hold music" },
  { name: "beep", title: "Beep" },
  { name: "ringback", title: "Ringing tone" },
];

export const flowReferences =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (): Promise<FlowReferenceLists> => {
    const [queues, prompts, calendars, flows, scripts, numbers, layouts, tables, templates] = await Promise.all([
      stores.queues.list(),
      stores.library.prompts(),
      stores.library.calendars(),
      stores.flows.list(),
      stores.library.scripts(),
      stores.flows.numbers(),
      stores.workspaces.layouts(),
      stores.dataTables.list(),
      stores.templates.list(),
    ]);
    const own = new Set(prompts.map((prompt) => prompt.name));
    const panels = new Map(
      layouts.flatMap((layout) => layout.panels).map((panel) => [panel.id, panel.title ?? panel.id]),
    );
    return {
      queues: queues.map(named),
      prompts: [...prompts.map(named), ...BUILT_IN_PROMPTS.filter((prompt) => !own.has(prompt.name))],
      calendars: calendars.map(named),
      flows: flows.map((flow) => ({
        ...named(flow),
        ...(flow.latestVersion === undefined ? {} : { latestVersion: flow.latestVersion }),
      })),
      scripts: scripts.map(named),
      numbers: numbers.map(({ number, label }) => ({ name: number, title: label })),
      panels: [...panels].map(([name, title]) => ({ name, title })),
      tables: tables.map(named),
      templates: templates.map(named),
    };
  };

const named = ({ name, title }: NamedThing): NamedThing => ({ name, title });
