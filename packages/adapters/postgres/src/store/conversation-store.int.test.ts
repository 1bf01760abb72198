import { conversationStoreContract } from "@patchbay/ports/store/conversation-store.contract";
import { afterAll, beforeAll } from "vitest";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

conversationStoreContract("the PostgreSQL conversation store", async () => ({
  own: world.harbour.conversations,
  others: world.yunfan.conversations,
}));
