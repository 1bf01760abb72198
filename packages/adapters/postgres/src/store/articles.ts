import { searchWords } from "@patchbay/domain/knowledge/search-words";
import type { Article, ArticleReader, LibraryStore } from "@patchbay/ports/store/library-store";
import type { Tx } from "../database.ts";
import { type Article as ArticleRow, Prisma } from "../generated/client.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

const { sql } = Prisma;

type ArticleMethods = Pick<
  LibraryStore,
  "searchArticles" | "article" | "saveArticle" | "articleVersions" | "markHelpful"
>;

/** English is found by its stems (PostgreSQL's dictionary), Chinese by its words, as `searchWords` cuts them. */
export function articles({ inTx, chance, clock }: TenantContext): ArticleMethods {
  return {
    searchArticles: (text, limit, reader = "agents") =>
      inTx(async (tx) => {
        if (text.trim() === "") {
          const orderBy = [{ changedAt: "desc" }, { title: "asc" }] as const;
          const newest = await tx.article.findMany({ where: readable(reader), orderBy: [...orderBy], take: limit });
          return newest.map(toArticle);
        }
        const words = searchWords(text).slice(0, 40);
        if (words.length === 0) return [];
        await indexOld(tx);
        const wanted = words.map((word) => `'${word.replaceAll(/['\\]/g, "")}'`).join(" | ");
        const found = await tx.$queryRaw<{ id: string }[]>`
          WITH wanted AS (SELECT to_tsquery('english', ${wanted}) || to_tsquery('simple', ${wanted}) AS query)
          SELECT id FROM article, wanted WHERE found_by @@ query AND ${READABLE[reader]}
          ORDER BY ts_rank_cd('{0.1, 0.2, 0.6, 1.0}', found_by, query) DESC, title LIMIT ${limit}`;
        const rows = await tx.article.findMany({ where: { id: { in: found.map(({ id }) => id) } } });
        return found.flatMap(({ id }) => rows.filter((row) => row.id === id)).map(toArticle);
      }),

    article: (id, reader = "editors") =>
      inTx(async (tx) => {
        const row = await tx.article.findFirst({ where: { id, ...readable(reader) } });
        return row ? toArticle(row) : undefined;
      }),

    saveArticle: ({ id = chance.id(), tags, by, ...article }) =>
      inTx(async (tx) => {
        const at = new Date(clock.now());
        const data = { ...article, tags: [...tags], changedAt: at };
        const change = { ...data, version: { increment: 1 } };
        const changed = await tx.article.updateManyAndReturn({ where: { id }, data: change });
        const row = changed[0] ?? (await tx.article.create({ data: { id, ...data } }));
        const { version, title, body } = row;
        await tx.articleVersion.createMany({ data: { articleId: id, version, title, body, by: by ?? null, at } });
        await index(tx, row);
        return toArticle(row);
      }),

    articleVersions: (id) =>
      inTx(async (tx) => {
        const rows = await tx.articleVersion.findMany({
          where: { articleId: id },
          orderBy: { version: "desc" },
          take: 50,
        });
        return rows.map(({ version, title, body, by, at }) => present({ version, title, body, by, at: at.getTime() }));
      }),

    markHelpful: (id, helpful) =>
      inTx(async (tx) => {
        await tx.article.updateMany({ where: { id }, data: { [helpful ? "helpful" : "unhelpful"]: { increment: 1 } } });
      }),
  };
}

const READABLE: Readonly<Record<ArticleReader, Prisma.Sql>> = {
  editors: sql`true`,
  agents: sql`status = 'published'`,
  public: sql`status = 'published' AND audience = 'public'`,
};

const readable = (reader: ArticleReader): Prisma.ArticleWhereInput => ({
  ...(reader === "editors" ? {} : { status: "published" }),
  ...(reader === "public" ? { audience: "public" } : {}),
});

const AT_ONCE = 500;

/** Articles written before there was an index get theirs when somebody looks for the first time. */
async function indexOld(tx: Tx): Promise<void> {
  const old = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM article WHERE found_by IS NULL LIMIT ${AT_ONCE}`;
  if (old.length === 0) return;
  for (const row of await tx.article.findMany({ where: { id: { in: old.map(({ id }) => id) } } })) await index(tx, row);
}

/** The title counts most, then tags, then the body. */
async function index(tx: Tx, { id, title, tags, body }: ArticleRow): Promise<void> {
  const vector = (text: string, weight: "A" | "B" | "D") => {
    const words = searchWords(text).join(" ");
    return sql`setweight(to_tsvector('english', ${text}) || to_tsvector('simple', ${words}), ${weight}::"char")`;
  };
  await tx.$executeRaw`UPDATE article SET found_by = ${vector(title, "A")} || ${vector(tags.join(" "), "B")}
    || ${vector(body, "D")} WHERE id = ${id}`;
}

function toArticle({ tenantId: _, ...row }: ArticleRow): Article {
  const { language, status, audience } = row;
  return {
    ...row,
    language: language as Article["language"],
    status: status as Article["status"],
    audience: audience as Article["audience"],
    changedAt: row.changedAt.getTime(),
  };
}
