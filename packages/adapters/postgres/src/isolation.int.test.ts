import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addTenant, asOwner, startTestWorld, type TestWorld } from "./test-tenants.ts";

/** Transactions of many tenants through one pool; the bar is 1,000 (reliability.md 23). */
const TRANSACTIONS = 1_000;
const TENANTS = 50;

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

describe("isolation of tenants", () => {
  it("forces row-level security, with a policy, on every table that has a tenant_id, partitions included", async () => {
    const open = await asOwner(world.urls, (client) =>
      client.query(
        `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
         WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND NOT (
           c.relrowsecurity AND c.relforcerowsecurity
           AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'own_tenant'))`,
      ),
    );
    expect(open.rows).toEqual([]);
  });

  it("gives the application's role no way around it", async () => {
    const { rows } = await asOwner(world.urls, (client) =>
      client.query(
        `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit,
           EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) AS owns,
           EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid) AS belongs
         FROM pg_roles r WHERE rolname IN ('patchbay_app', 'patchbay_auth')`,
      ),
    );
    const powerless = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    for (const row of rows) expect(row).toEqual({ ...powerless, rolinherit: false, owns: false, belongs: false });
    expect(rows).toHaveLength(2);
  });

  it("keeps each role out of the other's tables, out of the directory's and out of the partitions", async () => {
    const app = new Pool({ connectionString: world.urls.app, max: 1 });
    const auth = new Pool({ connectionString: world.urls.auth, max: 1 });
    app.on("error", () => {});
    auth.on("error", () => {});
    for (const table of ["auth.user", "auth.session", "tenant", "lease", "journal_entry_rest"]) {
      await expect(app.query(`SELECT * FROM ${table.replace("user", '"user"')}`)).rejects.toThrow(/permission denied/);
    }
    await expect(auth.query("SELECT * FROM public.customer")).rejects.toThrow(/permission denied/);
    await app.end();
    await auth.end();
  });

  it("shows no row when no tenant is set, and takes none", async () => {
    await world.harbour.customers.create({ name: "Ann", phones: [], emails: [], tags: [], fields: {} });
    const pool = new Pool({ connectionString: world.urls.app, max: 1 });
    pool.on("error", () => {});
    const tables = await pool.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
       WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace`,
    );
    expect(tables.rows.length).toBeGreaterThan(25);
    // Before and after the session has once had a tenant: the setting is then '' and no longer NULL.
    for (let round = 0; round < 2; round++) {
      for (const { name } of tables.rows) expect((await pool.query(`SELECT * FROM ${name}`)).rows).toEqual([]);
      await expect(pool.query("INSERT INTO counter (kind) VALUES ('x')")).rejects.toThrow();
      await pool.query("BEGIN; SELECT set_config('app.tenant_id', 'harbour', true); COMMIT");
    }
    await pool.end();
  });

  it("refuses rows for another tenant, and moving rows to one", async () => {
    await expect(
      world.database.inTenant(world.harbour.tenant, (tx) =>
        tx.counter.createMany({ data: { tenantId: "yunfan", kind: "mine" } }),
      ),
    ).rejects.toThrow(/row-level security/);
    await world.database.inTenant(world.harbour.tenant, (tx) => tx.counter.createMany({ data: { kind: "mine" } }));
    await expect(
      world.database.inTenant(world.harbour.tenant, (tx) =>
        tx.counter.updateMany({ where: { kind: "mine" }, data: { tenantId: "yunfan" } }),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it("mixes nothing up when many tenants share one pool and some transactions fail", async () => {
    const tenants = await Promise.all(
      Array.from({ length: TENANTS }, (_, index) => addTenant(world.urls, `t-${index}`)),
    );
    let foreign = 0;
    let aborted = 0;
    const work = Array.from({ length: TRANSACTIONS }, async (_, index) => {
      const tenant = tenants[index % TENANTS] as (typeof tenants)[number];
      await world.database
        .inTenant(tenant, async (tx) => {
          await tx.counter.createMany({ data: { kind: `row-${index}` } });
          const rows = await tx.counter.findMany();
          foreign += rows.filter((row) => row.tenantId !== tenant).length;
          if (index % 5 === 0) throw new Error("changed my mind");
          if (index % 7 === 0) await tx.$queryRaw`SELECT 1 / 0`;
        })
        .catch(() => {
          aborted++;
        });
    });
    await Promise.all(work);
    expect(foreign).toBe(0);
    // More than those that meant to fail: on a busy machine some run out of time while they wait for a connection.
    expect(aborted).toBeGreaterThanOrEqual(Math.ceil(TRANSACTIONS / 5));
    const kept = await asOwner(world.urls, (client) =>
      client.query("SELECT count(*)::int AS count FROM counter WHERE kind LIKE 'row-%'"),
    );
    expect(kept.rows[0]).toEqual({ count: TRANSACTIONS - aborted });
  }, 120_000);

  it("answers the directory's questions across tenants, and nothing more", async () => {
    const { directory } = world.stores;
    await world.harbour.flows.addNumber("4000", "Welcome");
    expect(await directory.tenantOfNumber("4000")).toBe("harbour");
    expect(await directory.tenantOfNumber("4999")).toBeUndefined();
    expect(await world.yunfan.flows.number("4000")).toBeUndefined();
    expect(await world.yunfan.flows.addNumber("4000", "Mine too")).toEqual({
      ok: false,
      error: { code: "number.taken" },
    });
    expect(await directory.tenantBySlug("yunfan")).toMatchObject({ id: "yunfan", timeZone: "UTC", language: "en" });
    expect((await directory.tenants()).map((tenant) => tenant.slug)).toContain("harbour");
    const key = { name: "CRM", hash: "ab".repeat(32), prefix: "pb_x", permissions: ["call:read"], by: "ada" as never };
    const { id } = await world.harbour.apiKeys.create(key);
    expect(await directory.tenantOfApiKey(key.hash)).toEqual({ tenant: "harbour", keyId: id });
    await world.harbour.apiKeys.revoke(id);
    expect(await directory.tenantOfApiKey(key.hash)).toBeUndefined();
  });

  it("gives a lease to one of many at a time, and to the next when it is given back or runs out", async () => {
    const { directory } = world.stores;
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, index) => directory.holdLease("router.harbour", `runtime-${index}`, 60_000)),
    );
    expect(tries.filter(Boolean)).toHaveLength(1);
    const holder = `runtime-${tries.indexOf(true)}`;
    expect(await directory.holdLease("router.harbour", holder, 60_000)).toBe(true);
    await directory.releaseLease("router.harbour", "somebody else");
    expect(await directory.holdLease("router.harbour", "next", 1)).toBe(false);
    await directory.releaseLease("router.harbour", holder);
    expect(await directory.holdLease("router.harbour", "next", 1)).toBe(true);
    while (!(await directory.holdLease("router.harbour", "last", 60_000))) await Promise.resolve();
    expect(await directory.holdLease("router.harbour", "next", 1)).toBe(false);
  });
});
