import type { BusinessCalendar } from "@patchbay/domain/hours";
import type { LibraryStore, PromptRow, Script } from "@patchbay/ports/store/library-store";
import type { Prompt, Script as ScriptRow } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import { articles } from "./articles.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresLibraryStore(context: TenantContext): LibraryStore {
  const { inTx, clock } = context;
  return {
    prompts: () => inTx(async (tx) => (await tx.prompt.findMany({ orderBy: { name: "asc" } })).map(toPrompt)),

    savePrompt: ({ name, ...prompt }) =>
      inTx(async (tx) => {
        const data = { ...prompt, language: prompt.language ?? null, changedAt: new Date(clock.now()) };
        const changed = await tx.prompt.updateManyAndReturn({ where: { name }, data });
        return toPrompt(changed[0] ?? (await tx.prompt.create({ data: { name, ...data } })));
      }),

    removePrompt: (name) =>
      inTx(async (tx) => {
        await tx.prompt.deleteMany({ where: { name } });
      }),

    calendars: () =>
      inTx(async (tx) => {
        const rows = await tx.calendar.findMany({ orderBy: { name: "asc" } });
        return rows.map((row) => row.calendar as unknown as BusinessCalendar);
      }),

    async calendar(name) {
      const row = await inTx((tx) => tx.calendar.findFirst({ where: { name } }));
      return row ? (row.calendar as unknown as BusinessCalendar) : undefined;
    },

    saveCalendar: (calendar) =>
      inTx(async (tx) => {
        const data = { calendar: jsonInput(calendar) };
        const { count } = await tx.calendar.updateMany({ where: { name: calendar.name }, data });
        if (count === 0) await tx.calendar.createMany({ data: { name: calendar.name, ...data } });
      }),

    scripts: () => inTx(async (tx) => (await tx.script.findMany({ orderBy: { name: "asc" } })).map(toScript)),

    async script(name) {
      const row = await inTx((tx) => tx.script.findFirst({ where: { name } }));
      return row ? toScript(row) : undefined;
    },

    saveScript: ({ name, title, steps }) =>
      inTx(async (tx) => {
        const data = { title, steps: jsonInput(steps) };
        const { count } = await tx.script.updateMany({ where: { name }, data });
        if (count === 0) await tx.script.createMany({ data: { name, ...data } });
      }),

    ...articles(context),
  };
}

function toPrompt({ tenantId: _, ...row }: Prompt): PromptRow {
  return present({ ...row, changedAt: row.changedAt.getTime() });
}

function toScript(row: ScriptRow): Script {
  return { name: row.name, title: row.title, steps: row.steps as unknown as Script["steps"] };
}
