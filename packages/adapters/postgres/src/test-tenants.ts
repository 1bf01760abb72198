import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TenantId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { Role } from "@patchbay/domain/permission";
import { fakeChance } from "@patchbay/ports/chance.fake";
import { FakeClock } from "@patchbay/ports/clock.fake";
import { Client } from "pg";
import { openDatabase } from "./database.ts";
import { openLedger } from "./ledger.ts";
import { postgresStores } from "./stores.ts";
import { startTestPostgres, type TestDatabase, type TestPostgres } from "./test-database.ts";

/** Tenants as sign-in makes them: an organization with members; tenant and agent rows follow. */
export async function addTenant(
  database: TestDatabase,
  tenant: string,
  members: readonly { readonly id: string; readonly role: Role }[] = [],
): Promise<TenantId> {
  await asOwner(database, async (client) => {
    await client.query(
      `INSERT INTO auth.organization (id, name, slug, "createdAt") VALUES ($1, $1, $1, now()) ON CONFLICT DO NOTHING`,
      [tenant],
    );
    for (const { id, role } of members) {
      await client.query(`INSERT INTO auth."user" (id, name, email) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
        id,
        `Name of ${id}`,
        `${id}@${tenant}.test`,
      ]);
      await client.query(
        `INSERT INTO auth.member (id, "organizationId", "userId", role, "createdAt") VALUES ($1, $2, $3, $4, now())`,
        [`${tenant}-${id}`, tenant, id, role],
      );
    }
  });
  return tenant as TenantId;
}

export async function asOwner<Value>(database: TestDatabase, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: database.owner });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A test world on a server of its own, which goes with it. */
export async function startTestWorld() {
  const postgres = await startTestPostgres();
  const world = await openTestWorld(postgres);
  return {
    ...world,
    async close() {
      await world.close();
      await postgres.stop();
    },
  };
}

/** A fresh database with a tenant `harbour` (agents ann, bob, cleo; admin ada) and a tenant `yunfan` (agent yun), and stores over it. */
export async function openTestWorld(postgres: TestPostgres, at: Instant = Date.UTC(2026, 10, 22, 12)) {
  const urls = await postgres.fresh();
  const harbour = await addTenant(urls, "harbour", [
    { id: "ann", role: "agent" },
    { id: "bob", role: "agent" },
    { id: "cleo", role: "agent" },
    { id: "ada", role: "admin" },
  ]);
  const yunfan = await addTenant(urls, "yunfan", [{ id: "yun", role: "agent" }]);
  const clock = new FakeClock(at);
  const chance = fakeChance();
  const spillDir = mkdtempSync(join(tmpdir(), "patchbay-spill-"));
  const database = openDatabase({ url: urls.app });
  const ledger = await openLedger({ url: urls.app, spillDir });
  const stores = postgresStores(database, { ledger, clock, chance });
  return {
    urls,
    clock,
    chance,
    database,
    ledger,
    stores,
    harbour: stores.of(harbour),
    yunfan: stores.of(yunfan),
    async close() {
      await ledger.close();
      await database.close();
      rmSync(spillDir, { recursive: true, force: true });
    },
  };
}

export type TestWorld = Awaited<ReturnType<typeof openTestWorld>>;
