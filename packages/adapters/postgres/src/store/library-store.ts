import type { BusinessCalendar } from "@patchbay/domain/hours";
import type { Article, LibraryStore, PromptRow, Script } from "@patchbay/ports/store/library-store";
import type { Article as ArticleRow, Prisma, Prompt, Script as ScriptRow } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresLibraryStore({ inTx, chance, clock }: TenantContext): LibraryStore {
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

    searchArticles: (text, limit) =>
      inTx(async (tx) => {
        const parts = searchParts(text);
        if (text.trim() === "") {
          const newest = await tx.article.findMany({ orderBy: [{ changedAt: "desc" }, { title: "asc" }], take: limit });
          return newest.map(toArticle);
        }
        if (parts.length === 0) return [];
        const rows = await tx.article.findMany({
          where: {
            OR: parts.flatMap((part) => [contains("title", part), contains("body", part), { tags: { has: part } }]),
          },
        });
        const scored = rows.map((row) => ({ row, score: score(row, parts) }));
        scored.sort((a, b) => b.score - a.score || (a.row.title < b.row.title ? -1 : 1));
        return scored.slice(0, limit).map(({ row }) => toArticle(row));
      }),

    async article(id) {
      const row = await inTx((tx) => tx.article.findFirst({ where: { id } }));
      return row ? toArticle(row) : undefined;
    },

    saveArticle: ({ id = chance.id(), tags, ...article }) =>
      inTx(async (tx) => {
        const data = { ...article, tags: [...tags], changedAt: new Date(clock.now()) };
        const changed = await tx.article.updateManyAndReturn({ where: { id }, data });
        return toArticle(changed[0] ?? (await tx.article.create({ data: { id, ...data } })));
      }),
  };
}

/**
 * Words of a Latin script as they are; Chinese, which is written without spaces, as overlapping pairs of characters
 * (one character alone stays one).
 */
function searchParts(text: string): readonly string[] {
  const words = text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
  const parts = words.flatMap((word) => {
    if (!/\p{Script=Han}/u.test(word)) return [word];
    const letters = [...word];
    return letters.length === 1 ? [word] : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
  });
  return [...new Set(parts)].slice(0, 20);
}

/** Each part found counts: in the title four times, as a tag three times, in the body once. */
function score(row: ArticleRow, parts: readonly string[]): number {
  const title = row.title.toLowerCase();
  const body = row.body.toLowerCase();
  const tags = row.tags.map((tag) => tag.toLowerCase());
  return parts.reduce(
    (sum, part) => sum + (title.includes(part) ? 4 : 0) + (tags.includes(part) ? 3 : 0) + (body.includes(part) ? 1 : 0),
    0,
  );
}

function contains(field: "title" | "body", part: string): Prisma.ArticleWhereInput {
  return { [field]: { contains: part, mode: "insensitive" } };
}

function toPrompt({ tenantId: _, ...row }: Prompt): PromptRow {
  return present({ ...row, changedAt: row.changedAt.getTime() });
}

function toScript(row: ScriptRow): Script {
  return { name: row.name, title: row.title, steps: row.steps as unknown as Script["steps"] };
}

function toArticle({ tenantId: _, ...row }: ArticleRow): Article {
  return { ...row, language: row.language as Article["language"], changedAt: row.changedAt.getTime() };
}
