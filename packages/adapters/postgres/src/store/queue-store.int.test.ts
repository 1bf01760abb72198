import type { CallId, OfferId, QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

let world: TestWorld;
let queue: QueueId;
let entries = 0;
const ann = "ann" as UserId;
const bob = "bob" as UserId;

beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const saved = await world.harbour.queues.save({
    name: `queue-${++entries}`,
    title: "Support",
    ringMs: 20_000,
    wrapUpMs: 30_000,
    serviceLevelMs: 20_000,
  });
  queue = saved.id;
  await world.harbour.queues.setMembers(queue, [ann, bob]);
  for (const agent of [ann, bob]) await goReady(agent);
});

async function goReady(agent: UserId): Promise<void> {
  const at = world.clock.now();
  await world.harbour.agents.apply(agent, { type: "asked", wish: { status: "offline" } }, at);
  const state = (await world.harbour.agents.find(agent))?.state;
  if (state?.status === "talking") {
    await world.harbour.agents.apply(agent, { type: "conversation-ended", entry: state.entry, wrapUpUntil: at }, at);
  }
  if (state?.status === "reserved") {
    await world.harbour.agents.apply(agent, { type: "offer-ended", offer: state.offer, how: "withdrawn" }, at);
  }
  await world.harbour.agents.apply(agent, { type: "wrapped-up" }, at);
  must(await world.harbour.agents.apply(agent, { type: "asked", wish: { status: "ready" } }, at));
}

function enter(priority = 5) {
  const id = `entry-${++entries}` as QueueEntryId;
  return world.harbour.queues.enter({
    id,
    key: `run/${id}/1`,
    queue,
    call: `call-${id}` as CallId,
    skills: [],
    priority,
    enteredAt: world.clock.now() + entries,
    screen: { panels: ["customer"], data: { order: "A1" } },
  });
}

const offer = (entry: QueueEntryId, agent: UserId, id = `offer-${++entries}` as OfferId) =>
  world.harbour.queues.offer({ offer: id, entry, agent, until: world.clock.now() + 20_000, at: world.clock.now() });

const statusOf = async (agent: UserId) => (await world.harbour.agents.find(agent))?.state.status;
const stateOf = async (entry: QueueEntryId) => (await world.harbour.queues.entry(entry))?.state.status;

describe("the queue store", () => {
  it("gives the same effect its own entry again, with its time and state", async () => {
    const entry = await enter();
    must(await offer(entry.id, ann));
    const again = await world.harbour.queues.enter({
      ...entry,
      id: "another" as QueueEntryId,
      key: `run/${entry.id}/1`,
      enteredAt: entry.enteredAt + 9_999,
    });
    expect(again).toMatchObject({ id: entry.id, enteredAt: entry.enteredAt, state: { status: "offered", agent: ann } });
  });

  it("moves entry and agent together from offer to answer to wrap-up", async () => {
    const entry = await enter();
    must(await offer(entry.id, ann, "o-1" as OfferId));
    expect([await stateOf(entry.id), await statusOf(ann)]).toEqual(["offered", "reserved"]);
    must(await world.harbour.queues.claim({ offer: "o-1" as OfferId, at: world.clock.now() + 4_000 }));
    expect([await stateOf(entry.id), await statusOf(ann)]).toEqual(["talking", "talking"]);
    await world.harbour.queues.endConversation({ entry: entry.id, at: world.clock.now() + 60_000 });
    expect([await stateOf(entry.id), await statusOf(ann)]).toEqual(["done", "wrap-up"]);
    expect((await world.harbour.agents.find(ann))?.state).toMatchObject({ until: world.clock.now() + 90_000 });
    expect(await world.harbour.queues.offersOf(entry.id)).toMatchObject([
      { offer: "o-1", agent: "ann", how: "answered" },
    ]);
  });

  it("changes nothing when one of the two may not move", async () => {
    const [first, second] = [await enter(), await enter()];
    must(await offer(first.id, ann));
    expect(await offer(second.id, ann)).toMatchObject({ ok: false, error: { code: "agent.not-allowed" } });
    expect(await stateOf(second.id)).toBe("waiting");
    expect(await offer(first.id, bob)).toMatchObject({ ok: false, error: { code: "queue-entry.not-allowed" } });
    expect(await statusOf(bob)).toBe("ready");
  });

  it("puts a missed call back at its old place and the agent away", async () => {
    const [first, second] = [await enter(), await enter()];
    must(await offer(first.id, ann, "o-miss" as OfferId));
    const expired = async () =>
      (await world.harbour.queues.expiredOffers(world.clock.now() + 20_000)).map(({ offer }) => offer);
    expect(await expired()).toContain("o-miss");
    await world.harbour.queues.endOffer({ offer: "o-miss" as OfferId, how: "missed", at: world.clock.now() + 20_000 });
    expect(await world.harbour.queues.position(first.id)).toEqual({ position: 1 });
    expect(await world.harbour.queues.position(second.id)).toEqual({ position: 2 });
    expect((await world.harbour.agents.find(ann))?.state).toMatchObject({ status: "away", reason: "missed" });
    expect(await expired()).not.toContain("o-miss");
    expect(await world.harbour.queues.claim({ offer: "o-miss" as OfferId, at: world.clock.now() })).toMatchObject({
      ok: false,
    });
  });

  it("finds the agent who talks on a call that is over", async () => {
    const entry = await enter();
    const at = world.clock.now();
    await world.harbour.calls.start({
      ...{ id: entry.call, direction: "inbound" as const, from: "100", to: "200", startedAt: at, runtime: "r1" },
    });
    must(await offer(entry.id, ann, "o-stranded" as OfferId));
    must(await world.harbour.queues.claim({ offer: "o-stranded" as OfferId, at }));
    expect(await world.harbour.queues.stranded(at + 60_000)).toEqual([]);
    await world.harbour.calls.end(entry.call, { at: at + 5_000, outcome: "completed", by: "customer" });
    expect(await world.harbour.queues.stranded(at + 5_000)).toEqual([]);
    expect(await world.harbour.queues.stranded(at + 5_001)).toEqual([{ agent: ann, entry: entry.id }]);
    expect(await world.yunfan.queues.stranded(at + 5_001)).toEqual([]);
  });

  it("keeps a contact that hung up left when its offer ends", async () => {
    const entry = await enter();
    must(await offer(entry.id, ann, "o-gone" as OfferId));
    must(await world.harbour.queues.apply(entry.id, { type: "left", how: "abandoned" }, world.clock.now()));
    await world.harbour.queues.endOffer({ offer: "o-gone" as OfferId, how: "withdrawn", at: world.clock.now() });
    expect([await stateOf(entry.id), await statusOf(ann)]).toEqual(["left", "ready"]);
  });

  it("lists who waits by priority and then by arrival", async () => {
    const [late, early, urgent] = [await enter(5), await enter(5), await enter(1)];
    const mine = (await world.harbour.queues.waiting()).filter((entry) => entry.queue === queue);
    expect(mine.map((entry) => entry.id)).toEqual([urgent.id, late.id, early.id]);
  });

  it("lets one of fifty claimants win", async () => {
    const entry = await enter();
    must(await offer(entry.id, ann, "o-50" as OfferId));
    const claims = Array.from({ length: 50 }, () =>
      world.harbour.queues.claim({ offer: "o-50" as OfferId, at: world.clock.now() }),
    );
    const outcomes = await Promise.all(claims);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  it("gives one contact to one of many agents, and one agent one of many contacts, when all try at once", async () => {
    const waiting = await Promise.all(Array.from({ length: 8 }, () => enter()));
    const tries = waiting.flatMap((entry) => [ann, bob].map((agent) => offer(entry.id, agent)));
    const outcomes = await Promise.all(tries);
    const made = outcomes.filter((outcome) => outcome.ok).map((outcome) => must(outcome));
    expect(made).toHaveLength(2);
    expect(new Set(made.map((entry) => entry.id)).size).toBe(2);
    expect([await statusOf(ann), await statusOf(bob)]).toEqual(["reserved", "reserved"]);
  });

  it("promises a wait only from experience", async () => {
    for (let answered = 0; answered < 4; answered++) {
      const entry = await enter();
      const id = `o-exp-${answered}` as OfferId;
      must(await offer(entry.id, ann, id));
      must(await world.harbour.queues.claim({ offer: id, at: world.clock.now() - 60_000 + answered * 10_000 }));
      await world.harbour.queues.endConversation({ entry: entry.id, at: world.clock.now() });
      await goReady(ann);
    }
    const [first, second] = [await enter(), await enter()];
    expect(await world.harbour.queues.position(first.id)).toEqual({ position: 1, expectedMs: 10_000 });
    expect(await world.harbour.queues.position(second.id)).toEqual({ position: 2, expectedMs: 20_000 });
    expect(await world.harbour.queues.pace(queue)).toBe(10_000);
  });

  it("moves who waits to another queue with other needs, at the time they came, and nobody who is served", async () => {
    const other = await world.harbour.queues.save({
      ...{ name: `queue-${++entries}`, title: "Overflow", ringMs: 20_000, wrapUpMs: 0, serviceLevelMs: 20_000 },
    });
    expect(await world.harbour.queues.pace(other.id)).toBeUndefined();
    const entry = await enter();
    const skills = [{ skill: "german", level: 2 }];
    const moved = must(await world.harbour.queues.revise(entry.id, { queue: other.id, skills }));
    expect(moved).toMatchObject({ queue: other.id, skills, enteredAt: entry.enteredAt, state: { status: "waiting" } });
    expect(await world.harbour.queues.entry(entry.id)).toEqual(moved);
    expect(await world.harbour.queues.entriesOf(entry.call)).toEqual([moved]);
    expect(await world.yunfan.queues.entriesOf(entry.call)).toEqual([]);
    must(await world.harbour.queues.apply(entry.id, { type: "left", how: "timeout" }, world.clock.now()));
    expect((await world.harbour.queues.revise(entry.id, { skills: [] })).ok).toBe(false);
  });

  it("shows nothing of it to another tenant", async () => {
    const entry = await enter();
    expect(await world.yunfan.queues.entry(entry.id)).toBeUndefined();
    expect(await world.yunfan.queues.waiting()).toEqual([]);
    expect(await world.yunfan.queues.apply(entry.id, { type: "left", how: "failed" }, 0)).toMatchObject({ ok: false });
    expect(await stateOf(entry.id)).toBe("waiting");
  });
});
