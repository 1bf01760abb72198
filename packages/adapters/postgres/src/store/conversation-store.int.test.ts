import { conversationStoreContract } from "@patchbay/ports/store/conversation-store.contract";
import { afterAll, beforeAll } from "vitest";
import { startTestPostgres, type TestPostgres } from "../test-database.ts";
import { openTestWorld, type TestWorld } from "../test-tenants.ts";

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

conversationStoreContract("the PostgreSQL conversation store", async () => ({
  own: world.harbour.conversations,
  others: world.yunfan.conversations,
}));
