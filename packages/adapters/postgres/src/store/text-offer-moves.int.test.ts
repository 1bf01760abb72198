import type { CallId, ConversationId, OfferId, QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { aConversation } from "@patchbay/ports/store/conversation-store.contract";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestPostgres, type TestPostgres } from "../test-database.ts";
import { openTestWorld, type TestWorld } from "../test-tenants.ts";

let postgres: TestPostgres;
let world: TestWorld;
let queue: QueueId;
let made = 0;
const ann = "ann" as UserId;

beforeAll(async () => {
  postgres = await startTestPostgres();
  world = await openTestWorld(postgres);
  const times = { ringMs: 20_000, wrapUpMs: 30_000, serviceLevelMs: 20_000 };
  queue = (await world.harbour.queues.save({ name: "chats", title: "Chats", ...times })).id;
});
beforeEach(async () => {
  must(await world.harbour.agents.apply(ann, { type: "asked", wish: { status: "ready" } }, world.clock.now()));
});
afterEach(async () => {
  const { conversations } = world.harbour;
  for (const { id } of await conversations.openOf(undefined)) {
    must(await conversations.apply(id, { type: "closed", by: "system" }, world.clock.now()));
  }
});
afterAll(async () => {
  await world.close();
  await postgres.stop();
});

/** A conversation that waits in the queue, and its offer to Ann. */
async function offered() {
  const { id } = await world.harbour.conversations.open(aConversation());
  const entry = await world.harbour.queues.enter({
    ...{ id: `e${++made}` as QueueEntryId, key: `run/${made}/1`, queue, call: id as string as CallId },
    ...{ channel: "chat" as const, skills: [], priority: 5, enteredAt: world.clock.now(), screen: {} },
  });
  const offer = `o${made}` as OfferId;
  const at = world.clock.now();
  const result = await world.harbour.queues.offer({ offer, entry: entry.id, agent: ann, until: at + 20_000, at });
  return { id, entry: entry.id, offer, result };
}

const status = async () => (await world.harbour.agents.find(ann))?.state.status;
const chats = async () => (await world.harbour.queues.atHand()).get(ann)?.chat ?? 0;

describe("contacts in writing", () => {
  it("come to a ready agent until there is no more room, and leave the agent ready", async () => {
    for (let n = 0; n < 3; n++) {
      const { offer, result } = await offered();
      expect(must(result)).toMatchObject({ channel: "chat", state: { status: "offered" } });
      must(await world.harbour.queues.claim({ offer, at: world.clock.now() }));
    }
    expect([await status(), await chats()]).toEqual(["ready", 3]);
    expect((await offered()).result).toMatchObject({ ok: false, error: { code: "agent.not-allowed" } });
  });

  it("make room again when they end, without wrap-up, or when their conversation is over", async () => {
    const [first, second] = [await offered(), await offered()];
    for (const { offer } of [first, second]) must(await world.harbour.queues.claim({ offer, at: world.clock.now() }));
    await world.harbour.queues.endConversation({ entry: first.entry, at: world.clock.now() });
    expect([await status(), await chats()]).toEqual(["ready", 1]);
    await world.harbour.conversations.apply(second.id as ConversationId, { type: "closed", by: "system" }, 1);
    expect(await chats()).toBe(0);
  });

  it("are claimed once, and an agent who misses one is away", async () => {
    const { entry, offer } = await offered();
    const claims = await Promise.all([1, 2, 3].map((at) => world.harbour.queues.claim({ offer, at })));
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    await world.harbour.queues.endConversation({ entry, at: 4 });
    const missed = await offered();
    await world.harbour.queues.endOffer({ offer: missed.offer, how: "missed", at: world.clock.now() });
    expect((await world.harbour.agents.find(ann))?.state).toMatchObject({ status: "away", reason: "missed" });
    expect((await world.harbour.queues.entry(missed.entry))?.state.status).toBe("waiting");
  });

  it("leave a declined one waiting and the agent ready, and let no call in the way of a second claim", async () => {
    const { entry, offer } = await offered();
    await world.harbour.queues.endOffer({ offer, how: "declined", at: world.clock.now() });
    expect([await status(), await chats()]).toEqual(["ready", 0]);
    expect((await world.harbour.queues.entry(entry))?.state.status).toBe("waiting");
    expect((await world.harbour.queues.claim({ offer, at: world.clock.now() })).ok).toBe(false);
  });

  it("take an address, which is bound like a number and knows its pages", async () => {
    const settings = {
      ...{ origins: ["https://shop.example"], title: "Shop", greeting: "Hello", colour: "#0055aa" },
      language: "auto" as const,
    };
    const { flows } = world.harbour;
    must(await flows.addChat("chat_abc", "Web shop", settings));
    expect(await flows.number("chat_abc")).toEqual({
      ...{ number: "chat_abc", label: "Web shop", channel: "chat", chat: settings },
    });
    expect(must(await flows.saveChat("chat_abc", "Shop", { ...settings, title: "Help" })).chat?.title).toBe("Help");
    must(await flows.addNumber("4711", "Line"));
    expect((await flows.saveChat("4711", "Line", settings)).ok).toBe(false);
    expect(await world.stores.directory.tenantOfNumber("chat_abc")).toBe("harbour");
    expect(await world.yunfan.flows.addChat("chat_abc", "Mine", settings)).toMatchObject({ ok: false });
  });
});
