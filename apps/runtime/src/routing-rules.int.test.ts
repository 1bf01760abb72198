import type { QueueEntryId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { PLAIN_RULES, type RoutingRules } from "@patchbay/domain/routing/routing-rules";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { supportFlow } from "../test/support-flow.ts";
import { TelephonyWorld } from "../test/telephony-world.ts";

let world: TelephonyWorld;
const RING_MS = 2_000;
const RULES: Readonly<Record<string, Partial<RoutingRules>>> = {
  wide: { rings: [{ afterMs: RING_MS, levelsFewer: 0, without: ["klingon"], also: [], anyTeam: false }] },
  plain: {},
  table: {
    cases: [
      {
        ...{ tiers: [], languages: [], tags: [], callers: ["0"], numbers: ["4202"] },
        ...{ priority: 2, skills: [{ skill: "zh", level: 4 }] },
      },
    ],
  },
};

beforeAll(async () => {
  world = await TelephonyWorld.open();
  for (const [name, rules] of Object.entries(RULES)) {
    const { id } = await world.stores.queues.save({
      ...{ name, title: name, ringMs: 15_000, wrapUpMs: 0, serviceLevelMs: 20_000 },
      routing: { ...PLAIN_RULES, ...rules },
    });
    await world.stores.queues.setMembers(id, ["bob"] as readonly string[] as readonly UserId[]);
  }
  await world.publish(supportFlow("klingon", { queue: "wide", skills: [{ skill: "klingon", level: 5 }] }), "4200");
  await world.publish(supportFlow("plain", { queue: "plain" }), "4201");
  for (const number of ["4202", "4203"]) await world.publish(supportFlow(`by-${number}`, { queue: "table" }), number);
});
afterEach(() => world.reset());
afterAll(() => world.close());

const entryOf = (from: string) =>
  world.until("the entry of a caller", async () => {
    const { calls } = await world.stores.calls.search({ text: from, limit: 1 });
    return (await world.stores.queues.waiting()).find(({ call }) => call === calls[0]?.id);
  });

describe("routing rules on calls", () => {
  it("widen the ring while a caller waits, and every decision can be looked up with its reasons", async () => {
    const bob = await world.agent("bob");
    const call = await world.call("4200");
    const { id, enteredAt } = await entryOf(call.from);
    const taken = await bob.answers();
    await bob.becomes("talking");
    const decisions = await world.until("the decision on the offer", async () => {
      const found = await world.stores.routing.decisionsOf(id);
      return found.some(({ agent }) => agent === "bob") ? found : undefined;
    });
    expect(decisions[0]?.verdicts.find(({ agent }) => agent === "bob")?.obstacles).toEqual([
      {
        ...{ why: "missing-skill", skill: "klingon", needed: 5, has: 0, until: enteredAt + RING_MS },
        unless: { change: "raise-skill", skill: "klingon", to: 5 },
      },
    ]);
    const last = decisions.at(-1);
    expect(last?.agent).toBe("bob");
    expect(last?.at).toBeGreaterThanOrEqual(enteredAt + RING_MS);
    expect(last?.verdicts.find(({ agent }) => agent === "bob")?.obstacles).toEqual([]);
    await taken.hangUp();
    await call.hangUp();
    await world.record(call.from);
  });

  it("let a supervisor's new priority go before who came earlier", async () => {
    const first = await world.call("4201");
    await entryOf(first.from);
    const second = await world.call("4201");
    const urgent = await entryOf(second.from);
    must(await world.stores.queues.revise(urgent.id as QueueEntryId, { priority: 1 }));
    const bob = await world.agent("bob");
    const offered = world.event("offer.made", ({ from }) => from === second.from);
    const taken = await bob.answers();
    expect((await offered).entry).toBe(urgent.id);
    await taken.hangUp();
    for (const call of [second, first]) await call.hangUp();
    await world.record(first.from);
  });

  it("ask for what the queue's decision table says of a caller, and only of those whom it is about", async () => {
    const [meant, other] = [await world.call("4202"), await world.call("4203")];
    expect(await entryOf(meant.from)).toMatchObject({ priority: 2, skills: [{ skill: "zh", level: 4 }] });
    expect(await entryOf(other.from)).toMatchObject({ priority: 5, skills: [] });
    for (const call of [meant, other]) await call.hangUp();
    await world.record(other.from);
  });
});
