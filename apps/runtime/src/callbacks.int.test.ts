import type { QueueEntryId } from "@patchbay/base/ids";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { carrierFor } from "../test/carrier.ts";
import { supportFlow } from "../test/support-flow.ts";
import { TelephonyWorld } from "../test/telephony-world.ts";

let world: TelephonyWorld;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.queue("support", ["ann", "bob"], { ringMs: 5_000 });
  await world.publish(supportFlow("to-support"), "4100");
  await world.publish(rather("rather", "+4930600"), "4300");
  await world.publish(rather("busy-later", "+4931600"), "4301");
});
afterEach(() => world.reset());
afterAll(() => world.close());

/** Waits in the queue; key 1 hangs up instead, and this number is called back. */
function rather(name: string, number: string) {
  const exits = ["accepted", "declined", "invalid", "not-allowed", "failed"];
  return drawFlow(name, {
    start: { type: "start", to: { next: "queue" } },
    queue: {
      type: "send-to-queue",
      config: { queue: "support", announceEveryMs: 0, exitWhenUnstaffed: false, leaveDigit: "1" },
      to: { served: "bye", timeout: "bye", full: "bye", unstaffed: "bye", pressed: "offer", failed: "bye" },
    },
    offer: {
      type: "offer-callback",
      config: { queue: "support", number, attempts: 2, againAfterMs: 60_000 },
      to: Object.fromEntries(exits.map((exit) => [exit, "bye"])),
    },
    bye: { type: "hang-up" },
  });
}

const entryOf = (from: string) =>
  world.until("the entry of a caller", async () => {
    const { calls } = await world.stores.calls.search({ text: from, limit: 1 });
    return (await world.stores.queues.waiting()).find(({ call }) => call === calls[0]?.id);
  });

const callback = (number: string) =>
  world.until(`the callback to ${number}`, async () =>
    (await world.stores.dialTasks.callbacks()).find((task) => task.number === number),
  );

async function asksForCallback(to: string) {
  const call = await world.call(to);
  const before = await entryOf(call.from);
  await call.answered;
  call.press("1");
  await call.ended;
  return before;
}

describe("a caller who rather hangs up than waits", () => {
  it("keeps the place: is called before who came later, when an agent is there", async () => {
    const rings = await carrierFor(world, "+4930");
    const before = await asksForCallback("4300");
    const later = await world.call("4100");
    await entryOf(later.from);
    const promised = await callback("+4930600");
    expect(promised).toMatchObject({ enteredAt: before.enteredAt, state: { status: "in-line", attempts: 0 } });
    const place = promised.state.status === "in-line" ? promised.state.entry : ("" as QueueEntryId);
    expect((await world.stores.queues.position(place))?.position).toBe(1);
    const ann = await world.agent("ann");
    const atCustomer = await rings();
    // Nobody rings at the agent before the customer is there.
    expect((await world.stores.agents.find("ann" as never))?.state.status).toBe("reserved");
    await atCustomer.answer();
    const atAgent = await ann.answers();
    await ann.becomes("talking");
    expect((await world.stores.queues.entry(place))?.state).toMatchObject({ status: "talking", agent: "ann" });
    const offered = await world.event("offer.made", ({ entry }) => entry === place);
    expect(offered).toMatchObject({ from: "+4930600", screen: { data: { number: "+4930600", attempt: 1 } } });
    await atCustomer.hangUp();
    await atAgent.ended;
    const [attempt] = await world.until("the attempt's record", async () => {
      const attempts = await world.stores.dialTasks.attempts(promised.id);
      return attempts[0]?.endedAt ? attempts : undefined;
    });
    expect(attempt).toMatchObject({ no: 1, outcome: "reached", agentName: "Name of ann" });
    expect(await world.stores.dialTasks.callbacks()).toEqual([]);
    // Now it is the turn of who came later.
    await (await ann.answers()).hangUp();
    await later.hangUp();
  });

  it("is tried again after a busy line, and asks in vain for a second one meanwhile", async () => {
    const rings = await carrierFor(world, "+4931");
    const before = await asksForCallback("4301");
    await asksForCallback("4301");
    const ann = await world.agent("ann");
    (await rings()).refuse(486);
    const task = await world.until("the next attempt's time", async () => {
      const [only, ...more] = await world.stores.dialTasks.callbacks();
      expect(more).toEqual([]);
      return only?.state.status === "waiting" ? only : undefined;
    });
    expect(task).toMatchObject({ enteredAt: before.enteredAt, state: { attempts: 1 } });
    expect(await world.stores.dialTasks.attempts(task.id)).toMatchObject([{ outcome: "busy" }]);
    // The agent is not kept for it.
    await ann.becomes("ready");
    expect(await world.stores.queues.waiting()).toEqual([]);
    await world.stores.dialTasks.apply(task.id, { type: "stopped", why: "cancelled" }, Date.now());
  });
});
