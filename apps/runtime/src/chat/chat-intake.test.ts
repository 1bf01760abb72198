import type { TenantId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import { tenantTopic } from "@patchbay/ports/bus";
import { fakeBus } from "@patchbay/ports/bus.fake";
import { FakeClock } from "@patchbay/ports/clock.fake";
import { expect, it } from "vitest";
import type { World } from "../call/world.ts";
import { ChatBook } from "./chat-book.ts";
import { ChatIntake } from "./chat-intake.ts";

const tenant = "harbour" as TenantId;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

it("takes a conversation once, though the look from time to time finds it while its message is being answered", async () => {
  const clock = new FakeClock();
  const bus = fakeBus();
  const conversation = { id: "conversation-1", address: "chat_1", channel: "chat", facts: {}, openedAt: clock.now() };
  let owner: string | undefined;
  let isOpen = false;
  let begun = 0;
  const own = {
    conversations: {
      owners: async () => [],
      openOf: async (of: string | undefined) => (isOpen && owner === of ? [conversation] : []),
      claim: async (_: string, by: string) => {
        owner ??= by;
        return true;
      },
    },
    flows: {
      number: () => {
        begun += 1;
        // The database takes its time.
        return new Promise(() => {});
      },
    },
  };
  const stores = {
    of: () => own,
    directory: { tenants: async () => [{ id: tenant }], tenant: async () => ({ id: tenant }) },
  };
  const log = { info() {}, warn() {}, error() {} };
  const world = { clock, bus, stores, log, runtime: "one" } as unknown as World;
  const intake = new ChatIntake(world, new ChatBook(), {} as never);
  intake.start();
  await settled();
  isOpen = true;
  const news = {
    type: "chat.message",
    conversation: conversation.id,
    seq: 1,
    from: "visitor",
    at: clock.now(),
    tenant,
  };
  await bus.publish(tenantTopic(tenant), news as unknown as Json);
  await settled();
  expect([begun, owner]).toEqual([1, "one"]);
  clock.advance(3_000);
  await settled();
  expect(begun).toBe(1);
  intake.stop();
});
