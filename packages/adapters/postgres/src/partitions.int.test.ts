import { Pool } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestPostgres, type TestPostgres } from "./test-database.ts";
import { addTenant, asOwner } from "./test-tenants.ts";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

it("has a partition for this month and the next two, takes rows of other months, and moves them when their month is made", async () => {
  const urls = await postgres.fresh();
  const tenant = await addTenant(urls, "harbour");
  const app = new Pool({ connectionString: urls.app, max: 1 });
  app.on("error", () => {});
  const places = async () => {
    const { rows } = await asOwner(urls, (client) =>
      client.query<{ place: string }>("SELECT tableoid::regclass::text AS place FROM journal_entry ORDER BY seq"),
    );
    return rows.map((row) => row.place);
  };
  await app.query(`BEGIN; SELECT set_config('app.tenant_id', '${tenant}', true);
    INSERT INTO journal_entry (run_id, seq, at, type, body)
    SELECT 'r', n, date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' + make_interval(months => n, days => 3), 't', '{}'
    FROM generate_series(0, 4) n; COMMIT`);
  const before = await places();
  expect(before.slice(0, 3).every((place) => /^journal_entry_\d{4}_\d{2}$/.test(place))).toBe(true);
  expect(before.slice(3)).toEqual(["journal_entry_rest", "journal_entry_rest"]);

  const made = await app.query("SELECT ensure_partitions(4) AS made");
  expect(made.rows).toEqual([{ made: 8 }]); // two months of four tables
  expect((await app.query("SELECT ensure_partitions(4) AS made")).rows).toEqual([{ made: 0 }]);
  const after = await places();
  expect(new Set(after).size).toBe(5);
  expect(after).not.toContain("journal_entry_rest");
  await expect(app.query(`SELECT * FROM ${after[4]}`)).rejects.toThrow(/permission denied/);
  await app.end();
});
