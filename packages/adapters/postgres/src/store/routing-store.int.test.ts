import type { CallId, CustomerId, DialTaskId, OfferId, QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { decisionsOf } from "@patchbay/domain/routing/decision";
import { route } from "@patchbay/domain/routing/route";
import { PLAIN_RULES } from "@patchbay/domain/routing/routing-rules";
import { routingPicture } from "@patchbay/ports/routing-picture";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

let world: TestWorld;
let queue: QueueId;
let made = 0;
const ann = "ann" as UserId;
const bob = "bob" as UserId;
const plain = { title: "Support", ringMs: 20_000, wrapUpMs: 30_000, serviceLevelMs: 20_000 };

beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const { queues } = world.harbour;
  for (const { id } of await queues.waiting()) await queues.apply(id, { type: "left", how: "timeout" }, now());
  queue = (await queues.save({ name: `queue-${++made}`, ...plain })).id;
  await queues.setMembers(queue, [ann, bob]);
  for (const agent of [ann, bob]) await beReady(agent);
});

const now = () => world.clock.now();

async function beReady(agent: UserId): Promise<void> {
  const { agents, queues } = world.harbour;
  const state = (await agents.find(agent))?.state;
  if (state?.status === "reserved") await queues.endOffer({ offer: state.offer, how: "withdrawn", at: now() });
  if (state?.status === "talking") await queues.endConversation({ entry: state.entry, at: now() });
  await agents.apply(agent, { type: "wrapped-up" }, now());
  must(await agents.apply(agent, { type: "asked", wish: { status: "ready" } }, now()));
}

async function enter(rest: { customer?: CustomerId; from?: string; priority?: number; enteredAt?: number } = {}) {
  const id = `routed-${++made}` as QueueEntryId;
  const call = `call-${id}` as CallId;
  const { from = `+4930${made}`, customer, priority = 5, enteredAt = now() } = rest;
  await world.harbour.calls.start({
    ...{ id: call, direction: "inbound", from, to: "+49301", startedAt: enteredAt, runtime: "r" },
  });
  return world.harbour.queues.enter({
    ...{ id, key: `run/${id}/1`, queue, call, skills: [], priority, enteredAt, screen: {} },
    ...(customer === undefined ? {} : { customer }),
  });
}

const offer = (entry: QueueEntryId, agent: UserId, id = `offer-${++made}` as OfferId) =>
  world.harbour.queues.offer({ offer: id, entry, agent, until: now() + 20_000, at: now() });

async function serve(entry: QueueEntryId, agent: UserId): Promise<void> {
  const id = `offer-${++made}` as OfferId;
  must(await offer(entry, agent, id));
  must(await world.harbour.queues.claim({ offer: id, at: now() }));
  await world.harbour.queues.endConversation({ entry, at: now() });
  await beReady(agent);
}

describe("the routing store", () => {
  it("never lets two routers assign a contact or an agent twice, whoever of them owns the tenant", async () => {
    for (let round = 0; round < 10; round++) {
      const entries = await Promise.all([enter(), enter(), enter()]);
      const picture = await routingPicture(world.harbour, now());
      const ready = picture.candidates.map((candidate) => ({ ...candidate, reachable: true }));
      const wanted = route(picture.contacts, ready, picture.rules, now());
      expect(wanted).toHaveLength(2);
      // Both saw the same picture; the second one, deposed meanwhile, decided otherwise.
      const other = wanted.map(({ entry }, index) => ({ entry, agent: wanted[1 - index]?.agent as UserId }));
      const results = await Promise.all([...wanted, ...other].map(({ entry, agent }) => offer(entry, agent)));
      const won = results.filter(({ ok }) => ok).length;
      const states = await Promise.all(entries.map(({ id }) => world.harbour.queues.entry(id)));
      const offered = states.flatMap((entry) => (entry?.state.status === "offered" ? [entry.state] : []));
      expect(offered).toHaveLength(won);
      expect(new Set(offered.map(({ agent }) => agent)).size).toBe(won);
      expect(won).toBeGreaterThan(0);
      for (const agent of [ann, bob]) {
        const state = (await world.harbour.agents.find(agent))?.state;
        const mine = offered.find((each) => each.agent === agent);
        expect(state?.status === "reserved" ? state.offer : undefined).toBe(mine?.offer);
        await beReady(agent);
      }
      for (const { id } of entries) await world.harbour.queues.apply(id, { type: "left", how: "timeout" }, now());
    }
  });

  it("keeps a queue's rules, also when it is saved by somebody who does not speak of them", async () => {
    const { queues } = world.harbour;
    const routing = { ...PLAIN_RULES, strategy: "closest-fit" as const, ageingMs: 60_000 };
    await queues.save({ name: `queue-${made}`, ...plain, routing });
    expect(await queues.byName(`queue-${made}`)).toMatchObject({ routing });
    await queues.save({ name: `queue-${made}`, ...plain, title: "Other" });
    expect(await queues.byName(`queue-${made}`)).toMatchObject({ title: "Other", routing });
  });

  it("counts places by turn: with ageing, waiting outweighs a step of priority", async () => {
    const { queues } = world.harbour;
    await queues.save({ name: (await nameOf(queue)) ?? "", ...plain, routing: { ...PLAIN_RULES, ageingMs: 60_000 } });
    const early = await enter({ priority: 5, enteredAt: now() - 90_000 });
    const urgent = await enter({ priority: 4 });
    const fresh = await enter({ priority: 5 });
    const places = await Promise.all([early, urgent, fresh].map(({ id }) => queues.position(id)));
    expect(places.map((place) => place?.position)).toEqual([1, 2, 3]);
  });

  it("knows who served the customer last, and does not offer a contact again to who missed it just now", async () => {
    const customer = "customer-7" as CustomerId;
    const first = await enter({ customer });
    expect(first.lastAgent).toBeUndefined();
    await serve(first.id, bob);
    const again = await enter({ customer });
    expect(again.lastAgent).toBe(bob);
    const missed = `offer-${++made}` as OfferId;
    must(await offer(again.id, ann, missed));
    await world.harbour.queues.endOffer({ offer: missed, how: "missed", at: now() });
    const picture = await routingPicture(world.harbour, now());
    expect(picture.contacts).toMatchObject([{ entry: again.id, lastAgent: bob, notTo: [{ agent: ann }] }]);
    expect((await world.harbour.routing.workloads(0)).find(({ agent }) => agent === bob)?.served).toBeGreaterThan(0);
  });

  it("gives whom we call to nobody who takes incoming contacts alone, and incoming ones to nobody who only calls", async () => {
    const { agents, queues } = world.harbour;
    await agents.setWork(ann, { rules: { mode: "inbound" } });
    await agents.setWork(bob, { rules: { mode: "outbound" } });
    const comes = await enter();
    const id = `routed-${++made}` as QueueEntryId;
    const called = await queues.enter({
      ...{ id, key: `run/${id}/1`, queue, call: `call-${id}` as CallId, task: "task-1" as DialTaskId },
      ...{ skills: [], priority: 5, enteredAt: now(), screen: {} },
    });
    const picture = await routingPicture(world.harbour, now());
    const ready = picture.candidates.map((candidate) => ({ ...candidate, reachable: true }));
    const given = route(picture.contacts, ready, picture.rules, now());
    expect(given.toSorted((a, b) => a.agent.localeCompare(b.agent))).toEqual([
      { entry: comes.id, agent: ann },
      { entry: called.id, agent: bob },
    ]);
    for (const agent of [ann, bob]) await agents.setWork(agent, { rules: {} });
  });

  it("gives a decision back as it was recorded, and to its own tenant only", async () => {
    const entry = await enter();
    const picture = await routingPicture(world.harbour, now());
    const [decision] = decisionsOf(picture, [], () => true);
    if (!decision) throw new Error("nothing was decided");
    await world.harbour.routing.record([decision, decision]);
    expect(await world.harbour.routing.decisionsOf(entry.id)).toEqual([decision]);
    expect(await world.yunfan.routing.decisionsOf(entry.id)).toEqual([]);
  });

  it("lists callers who gave up until somebody talks with them, and lets one colleague take care", async () => {
    const { queues, routing } = world.harbour;
    const since = now() - 3_600_000;
    const gone = await enter({ from: "+4930555" });
    await queues.apply(gone.id, { type: "left", how: "abandoned" }, now());
    expect(await routing.abandoned(since)).toMatchObject([{ entry: gone.id, from: "+4930555", queue }]);
    expect(await routing.followUp(gone.id, ann, now())).toBe(true);
    expect(await routing.followUp(gone.id, bob, now())).toBe(false);
    expect(await routing.abandoned(since)).toMatchObject([{ entry: gone.id, followedUpBy: ann }]);
    const back = await enter({ from: "+4930555", enteredAt: now() });
    world.clock.advance(1_000);
    await serve(back.id, ann);
    expect(await routing.abandoned(since)).toEqual([]);
  });

  it("names who waits by number, and by the customer's name where it is known", async () => {
    const li = { name: "Li Wei", phones: ["+4930777"], emails: [], tags: [], fields: {} };
    const { id: customer } = await world.harbour.customers.create(li);
    const known = await enter({ from: "+4930777", customer });
    const unknown = await enter({ from: "+4930778" });
    const callers = await world.harbour.routing.callers();
    expect(callers.find(({ entry }) => entry === known.id)).toEqual({
      ...{ entry: known.id, from: "+4930777", customerName: "Li Wei" },
    });
    expect(callers.find(({ entry }) => entry === unknown.id)).toEqual({ entry: unknown.id, from: "+4930778" });
    expect(await world.yunfan.routing.callers()).toEqual([]);
  });

  it("measures how well the expected wait agreed with the wait", async () => {
    const { routing } = world.harbour;
    for (let served = 0; served < 3; served++) {
      const entry = await enter();
      world.clock.advance(10_000);
      await serve(entry.id, ann);
    }
    // Answers come every 10 s: the next one, first in line, is told 10 s.
    const entry = await enter();
    world.clock.advance(14_000);
    await serve(entry.id, ann);
    expect((await routing.waitAccuracy(now() - 3_600_000)).find((each) => each.queue === queue)).toEqual({
      ...{ queue, answered: 1, meanExpectedMs: 10_000, meanWaitedMs: 14_000, meanErrorMs: 4_000, keptShare: 1 },
    });
  });
});

async function nameOf(id: QueueId): Promise<string | undefined> {
  return (await world.harbour.queues.list()).find((each) => each.id === id)?.name;
}
