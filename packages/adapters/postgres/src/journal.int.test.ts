import { journalContract } from "@patchbay/ports/journal.contract";
import { afterAll, beforeAll } from "vitest";
import { postgresJournal } from "./journal.ts";
import { startTestWorld, type TestWorld } from "./test-tenants.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

journalContract("the PostgreSQL journal", async () => ({
  journal: postgresJournal(world.database, world.ledger),
  tenant: world.harbour.tenant,
  otherTenant: world.yunfan.tenant,
}));
