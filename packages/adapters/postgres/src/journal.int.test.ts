import { journalContract } from "@patchbay/ports/journal.contract";
import { afterAll, beforeAll } from "vitest";
import { postgresJournal } from "./journal.ts";
import { startTestPostgres, type TestPostgres } from "./test-database.ts";
import { openTestWorld, type TestWorld } from "./test-tenants.ts";

let postgres: TestPostgres;
let world: TestWorld;
beforeAll(async () => {
  postgres = await startTestPostgres();
  world = await openTestWorld(postgres);
});
afterAll(async () => {
  await world.close();
  await postgres.stop();
});

journalContract("the PostgreSQL journal", async () => ({
  journal: postgresJournal(world.database, world.ledger),
  tenant: world.harbour.tenant,
  otherTenant: world.yunfan.tenant,
}));
