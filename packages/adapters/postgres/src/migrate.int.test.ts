import { readFileSync } from "node:fs";
import { must } from "@patchbay/base/result";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "./migrate.ts";
import { startTestPostgres, type TestPostgres } from "./test-database.ts";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

async function ask<Row extends object>(url: string, sql: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("migrate", () => {
  it("changes nothing the second time, also when several processes try at once", async () => {
    const { owner } = await postgres.fresh();
    const outcomes = await Promise.all([migrate(owner), migrate(owner), migrate(owner)]);
    expect(outcomes.map((outcome) => must(outcome).applied)).toEqual([[], [], []]);
  });

  it("says so when an applied migration was changed afterwards", async () => {
    const { owner } = await postgres.fresh();
    await ask(owner, "UPDATE _prisma_migrations SET checksum = 'other' WHERE migration_name = '0001_tables'");
    expect(await migrate(owner)).toEqual({
      ok: false,
      error: { code: "migration.changed", migration: "0001_tables" },
    });
  });

  it("answers an unreachable server with a value", async () => {
    expect(await migrate("postgresql://nobody:secret@127.0.0.1:1/none")).toMatchObject({
      ok: false,
      error: { code: "database.unreachable" },
    });
  });

  it("keeps tables and Prisma's models in step, column by column", async () => {
    const { owner } = await postgres.fresh();
    const rows = await ask<{ name: string }>(
      owner,
      `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
       JOIN pg_class k ON k.relname = c.table_name AND k.relnamespace = 'public'::regnamespace AND NOT k.relispartition
       WHERE c.table_schema = 'public' AND c.table_name <> '_prisma_migrations'
       -- The client knows no type for it, and leaves it out of its copy.
       AND c.data_type <> 'tsvector'`,
    );
    expect(rows.map((row) => row.name).sort()).toEqual(columnsOfModels().sort());
  });
});

/** `table.column` of every scalar field, read from the generated client's copy of the schema. */
function columnsOfModels(): string[] {
  const source = readFileSync(new URL("./generated/internal/class.ts", import.meta.url), "utf8");
  const text = source.match(/runtimeDataModel = JSON\.parse\((".*")\)/)?.[1] ?? '"{}"';
  const { models } = JSON.parse(JSON.parse(text)) as {
    models: Record<string, { dbName: string; fields: { name: string; dbName?: string; kind: string }[] }>;
  };
  return Object.values(models).flatMap((model) =>
    model.fields
      .filter((field) => field.kind === "scalar")
      .map((field) => `${model.dbName}.${field.dbName ?? field.name}`),
  );
}
