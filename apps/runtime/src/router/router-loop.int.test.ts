import { startTestWorld, type TestWorld } from "@patchbay/adapter-postgres/test-tenants";
import type { CallId, OfferId, QueueEntryId, QueueId, TenantId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import { must } from "@patchbay/base/result";
import { tenantTopic } from "@patchbay/ports/bus";
import { fakeBus } from "@patchbay/ports/bus.fake";
import type { Stores } from "@patchbay/ports/stores";
import type { OfferToRing } from "@patchbay/wire/offer-to-ring";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { World } from "../call/world.ts";
import { RouterLoop } from "./router-loop.ts";

const RING_MS = 5_000;
const AGENTS = ["ann", "bob", "cleo"] as readonly string[] as readonly UserId[];
const log = { info() {}, warn() {}, error() {} };

let world: TestWorld;
let queue: QueueId;
let made = 0;
const bus = fakeBus();
const now = () => world.clock.now();

beforeAll(async () => {
  world = await startTestWorld();
  const { queues, phones } = world.harbour;
  queue = (await queues.save({ name: "line", title: "Line", ringMs: RING_MS, wrapUpMs: 0, serviceLevelMs: 1_000 })).id;
  await queues.setMembers(queue, AGENTS);
  for (const user of AGENTS) {
    await phones.register({ user, contact: `sip:${user}`, instance: user, expiresAt: now() + 3_600_000 });
  }
});
afterAll(() => world.close());

/** A router of a runtime of its own; `deposed`: it takes itself for the owner whatever the database says. */
function router(runtime: string, ring: (offer: OfferToRing) => boolean, deposed = false): RouterLoop {
  const { directory } = world.stores;
  const stores: Stores = deposed
    ? { of: world.stores.of, directory: { ...directory, holdLease: async () => true } }
    : world.stores;
  const its = { stores, bus, log, runtime, clock: world.clock, chance: world.chance } as unknown as World;
  return new RouterLoop(its, ring, {} as never);
}

async function enter(): Promise<QueueEntryId> {
  const id = `entry-${++made}` as QueueEntryId;
  const call = `call-${made}` as CallId;
  const from = `+49301${made}`;
  await world.harbour.calls.start({
    ...{ id: call, direction: "inbound", from, to: "1", startedAt: now(), runtime: "one" },
  });
  const place = { id, key: id, queue, call, skills: [], priority: 5, enteredAt: now(), screen: {} };
  return (await world.harbour.queues.enter(place)).id;
}

const ready = (agent: UserId) => world.harbour.agents.apply(agent, { type: "asked", wish: { status: "ready" } }, now());
const stateOf = async (agent: UserId) => (await world.harbour.agents.find(agent))?.state;
const say = (event: object) =>
  bus.publish(tenantTopic("harbour" as TenantId), { ...event, tenant: "harbour" } as unknown as Json);

/** Time goes on in small steps, with a pause for what is woken, until it is so. */
async function pass(what: string, isSo: () => Promise<boolean> | boolean, stepMs = 100): Promise<void> {
  for (let step = 0; step < 600; step++) {
    if (await isSo()) return;
    world.clock.advance(stepMs);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never: ${what}`);
}

describe("routers of one tenant", () => {
  it("give no contact to two agents and no agent two contacts, though both take themselves for the owner", async () => {
    const entries = await Promise.all(Array.from({ length: 40 }, enter));
    const talking = new Map<string, string>();
    const answered: string[] = [];
    const faults: string[] = [];
    const finish: (() => Promise<void>)[] = [];
    const ring = ({ offer, entry, agent }: OfferToRing): boolean => {
      if (talking.has(agent)) faults.push(`${agent} rings for ${entry} in ${talking.get(agent)}`);
      if (answered.includes(entry)) faults.push(`${entry} rings again at ${agent}`);
      talking.set(agent, entry);
      answered.push(entry);
      finish.push(async () => {
        must(await world.harbour.queues.claim({ offer: offer as OfferId, at: now() }));
        await world.harbour.queues.endConversation({ entry: entry as QueueEntryId, at: now() });
        talking.delete(agent);
      });
      return true;
    };
    for (const agent of AGENTS) await ready(agent);
    const loops = [router("one", ring, true), router("two", ring, true)];
    for (const loop of loops) loop.start();
    try {
      await pass("all are served", async () => {
        for (const work of finish.splice(0)) await work();
        return answered.length >= entries.length;
      });
      for (const work of finish.splice(0)) await work();
    } finally {
      for (const loop of loops) await loop.stop();
    }
    expect(faults).toEqual([]);
    expect(answered.toSorted()).toEqual(entries.toSorted());
    const states = await Promise.all(entries.map((id) => world.harbour.queues.entry(id)));
    expect(new Set(states.map((entry) => entry?.state.status))).toEqual(new Set(["done"]));
  });

  it("free an agent a second after the ring time at the latest, though the runtime that owned the router and rang is dead", async () => {
    const agent = AGENTS[0] as UserId;
    await world.harbour.agents.apply(agent, { type: "asked", wish: { status: "ready" } }, now());
    const entry = await enter();
    expect(await world.stores.directory.holdLease("router/harbour", "dead", 600_000)).toBe(true);
    const offer = "offer-of-the-dead" as OfferId;
    const at = now();
    must(await world.harbour.queues.offer({ offer, entry, agent, until: at + RING_MS + 400, at }));
    const other = router("alive", () => false);
    other.start();
    try {
      await say({ type: "offer.made", offer, agent, until: at + RING_MS });
      await pass("the agent is free", async () => (await stateOf(agent))?.status !== "reserved");
    } finally {
      await other.stop();
    }
    expect((await stateOf(agent))?.since ?? 0).toBeLessThanOrEqual(at + RING_MS + 1_000);
    // The contact keeps its place and waits for the next owner.
    expect((await world.harbour.queues.entry(entry))?.state).toEqual({ status: "waiting" });
  });
});
