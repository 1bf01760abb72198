import type { CallId, ConversationId, OfferId, QueueEntryId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { routingPicture } from "@patchbay/ports/routing-picture";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

const ann = "ann" as UserId;
const MINUTE = 60_000;

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

async function queueOf(name: string) {
  return world.harbour.queues.save({ name, title: name, ringMs: 20_000, wrapUpMs: 0, serviceLevelMs: 20_000 });
}

async function enter(name: string, id: string, channel: "chat" | "voice") {
  const queue = await queueOf(name);
  const enteredAt = world.clock.now();
  if (channel === "chat") {
    const from = { channel, address: "chat_x", visitor: id, openedAt: enteredAt, facts: {} } as const;
    await world.harbour.conversations.open({ id: id as ConversationId, ...from });
  }
  const waits = { skills: [], priority: 5, enteredAt, screen: {}, ...(channel === "chat" ? { channel } : {}) } as const;
  await world.harbour.queues.enter({ id: id as QueueEntryId, key: id, queue: queue.id, call: id as CallId, ...waits });
  return id as QueueEntryId;
}

const offer = (entry: QueueEntryId, agent = ann) =>
  world.harbour.queues.offer({
    ...{ entry, agent, offer: `offer-${entry}` as OfferId },
    ...{ at: world.clock.now(), until: world.clock.now() + MINUTE },
  });

describe("how agents work", () => {
  it("is their team's rules under their own, for the router and for the offer itself", async () => {
    const { agents, queues } = world.harbour;
    const queue = await queueOf("written");
    await queues.setMembers(queue.id, [ann]);
    await agents.saveTeam({ name: "north", rules: { mode: "inbound", most: { chat: 1 } } });
    await agents.setWork(ann, { team: "north", rules: { most: { email: 2 } } });
    const picture = await routingPicture(world.harbour, world.clock.now());
    const seen = picture.everybody.find(({ agent }) => agent === ann);
    expect(seen).toMatchObject({ team: "north", mode: "inbound", capacity: { most: { chat: 1, email: 2, task: 5 } } });

    must(await agents.apply(ann, { type: "asked", wish: { status: "ready" } }, world.clock.now()));
    const first = await enter("written", "chat-1", "chat");
    const second = await enter("written", "chat-2", "chat");
    must(await offer(first));
    expect(await offer(second)).toMatchObject({ ok: false });
    await agents.setWork(ann, { team: "north", rules: { most: { chat: 2 } } });
    must(await offer(second));
    expect(await world.yunfan.agents.teams()).toEqual([]);
  });

  it("is not overrun by offers that come at once: of a call and a chat that must not meet, one goes through", async () => {
    const { agents, queues } = world.harbour;
    const bob = "bob" as UserId;
    const alone = { voice: [], chat: [], email: [], task: [] };
    await agents.setWork(bob, { rules: { most: { chat: 1 }, interrupts: alone } });
    for (let round = 0; round < 20; round++) {
      must(await agents.apply(bob, { type: "asked", wish: { status: "ready" } }, world.clock.now()));
      const waiting = [
        ...[
          await enter("written", `meet-call-${round}`, "voice"),
          await enter("written", `meet-call-too-${round}`, "voice"),
        ],
        ...[
          await enter("written", `meet-chat-${round}`, "chat"),
          await enter("written", `meet-chat-too-${round}`, "chat"),
        ],
      ];
      const made = await Promise.all(waiting.map((entry) => offer(entry, bob)));
      expect(made.filter(({ ok }) => ok)).toHaveLength(1);
      for (const entry of waiting) {
        await queues.endOffer({ offer: `offer-${entry}` as OfferId, how: "declined", at: world.clock.now() });
        must(await queues.apply(entry, { type: "left", how: "abandoned" }, world.clock.now()));
      }
    }
  });

  it("lets a call come beside a chat that it may interrupt, and not beside one that it may not", async () => {
    const { agents } = world.harbour;
    const cleo = "cleo" as UserId;
    must(await agents.apply(cleo, { type: "asked", wish: { status: "ready" } }, world.clock.now()));
    must(await offer(await enter("written", "beside-chat", "chat"), cleo));
    const call = await enter("written", "beside-call", "voice");
    await agents.setWork(cleo, { rules: { interrupts: { voice: ["email"] } } });
    expect(await offer(call, cleo)).toMatchObject({ ok: false, error: { code: "agent.not-allowed" } });
    await agents.setWork(cleo, { rules: { interrupts: { voice: ["chat"] } } });
    must(await offer(call, cleo));
  });

  it("shows in the figures of their day: handled and missed, by channel, and how long customers were held", async () => {
    const { facts, queues } = world.harbour;
    await queues.endOffer({ offer: "offer-chat-2" as OfferId, how: "missed", at: world.clock.now() });
    must(await queues.claim({ offer: "offer-chat-1" as OfferId, at: world.clock.now() }));
    const hold = { entry: "chat-1" as QueueEntryId, agent: ann, from: world.clock.now() };
    for (let twice = 0; twice < 2; twice++) await queues.addHold({ ...hold, to: hold.from + MINUTE });
    world.clock.advance(3 * MINUTE);
    await queues.endConversation({ entry: "chat-1" as QueueEntryId, at: world.clock.now() });
    const today = { from: hold.from - MINUTE, to: world.clock.now() + 1, timeZone: "UTC", filters: { agent: [ann] } };
    const metrics = ["calls-answered", "offers-missed", "talk-time", "hold-time"];
    const { rows } = await facts.query({ ...today, metrics });
    expect(rows[0]?.values).toEqual([1, 1, 3 * MINUTE, MINUTE]);
    const channels = await facts.query({ ...today, metrics: ["calls-answered"], by: "channel" });
    expect(channels.rows).toEqual([{ key: "chat", label: "chat", values: [1] }]);
  });
});
