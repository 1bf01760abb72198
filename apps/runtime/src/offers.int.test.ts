import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { supportFlow } from "../test/support-flow.ts";
import { listen, TelephonyWorld, tone } from "../test/telephony-world.ts";

let world: TelephonyWorld;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.queue("support", ["ann", "bob"], { ringMs: 1_500 });
  await world.publish(supportFlow("to-support", { leaveDigit: "9" }), "4100");
  await world.publish(supportFlow("impatient", { maxWaitMs: 1_000 }), "4101");
  await world.publish(supportFlow("staffed", { exitWhenUnstaffed: true }), "4102");
  await world.publish(
    drawFlow("mailbox", {
      start: { type: "start", to: { next: "say" } },
      say: {
        type: "record-message",
        config: { maxMs: 30_000, silenceMs: 10_000, stopDigits: "#" } as never,
        to: { recorded: "bye", empty: "bye", failed: "bye" },
      },
      bye: { type: "hang-up" },
    }),
    "4103",
  );
});
afterEach(() => world.reset());
afterAll(() => world.close());

const waiting = () => world.until("a waiting caller", async () => (await world.stores.queues.waiting())[0]);

describe("a waiting caller", () => {
  it("gives up: the record says abandoned, and nobody is offered the call", async () => {
    const call = await world.call("4100");
    const entry = await waiting();
    await call.hangUp();
    expect(await world.record(call.from)).toMatchObject({ outcome: "abandoned", endedBy: "customer" });
    expect((await world.stores.queues.entry(entry.id))?.state).toMatchObject({ status: "left", how: "abandoned" });
  });

  it("gives up while the agent's phone rings: it stops ringing, and the agent is ready again", async () => {
    const agent = await world.agent("ann");
    const call = await world.call("4100");
    const ringing = await agent.rings();
    await call.hangUp();
    expect(await ringing.ended).toEqual({ by: "them" });
    await agent.becomes("ready");
    await world.record(call.from);
  });

  it("keeps the place when an offer is missed; that agent is away, and the next one gets the call", async () => {
    const [ann, call] = [await world.agent("ann"), await world.call("4100")];
    const ringing = await ann.rings();
    const entry = (await world.event("offer.made", ({ from }) => from === call.from)).entry;
    expect(await ringing.ended).toEqual({ by: "them" });
    await ann.becomes("away");
    const bob = await world.agent("bob");
    const taken = await bob.answers();
    await bob.becomes("talking");
    const offers = await world.stores.queues.offersOf(entry as never);
    expect(offers.map(({ agent, how }) => [agent, how])).toEqual([
      ["ann", "missed"],
      ["bob", "answered"],
    ]);
    await taken.hangUp();
    await call.hangUp();
    await world.record(call.from);
  });

  it("goes to somebody else when an agent declines, who stays ready", async () => {
    const [ann, call] = [await world.agent("ann"), await world.call("4100")];
    (await ann.rings()).refuse(486);
    await world.event("offer.ended", ({ how, agent }) => how === "declined" && agent === "ann");
    await ann.becomes("ready");
    const bob = await world.agent("bob");
    const taken = await bob.answers();
    await call.hangUp();
    expect(await taken.ended).toEqual({ by: "them" });
    await world.record(call.from);
  });

  it("leaves the queue by its key, by its time, and when nobody is there", async () => {
    const pressing = await world.call("4100");
    await waiting();
    pressing.press("9");
    expect(await pressing.ended).toEqual({ by: "them" });
    expect((await pathOf(pressing.from)).at(-2)).toEqual(["queue", "pressed"]);
    const late = await world.call("4101");
    expect(await late.ended).toEqual({ by: "them" });
    expect((await pathOf(late.from)).at(-2)).toEqual(["queue", "timeout"]);
    const alone = await world.call("4102");
    expect(await alone.ended).toEqual({ by: "them" });
    expect((await pathOf(alone.from)).at(-2)).toEqual(["queue", "unstaffed"]);
  });
});

describe("a caller at a mailbox", () => {
  it("leaves a message that is kept, ended by a key", async () => {
    const call = await world.call("4103");
    await call.answered;
    call.say(tone(440), true);
    await listen(call.audio, 3_000);
    call.press("#");
    expect(await call.ended).toEqual({ by: "them" });
    const [message] = await world.stores.calls.recordings((await world.record(call.from)).id);
    expect(message).toMatchObject({ kind: "message" });
    expect(message?.durationMs).toBeGreaterThan(1_000);
  });

  it("hangs up in the middle: what was said so far is kept and closed", async () => {
    const call = await world.call("4103");
    await call.answered;
    call.say(tone(440), true);
    await listen(call.audio, 3_000);
    await call.hangUp();
    const record = await world.record(call.from);
    expect(record).toMatchObject({ outcome: "abandoned", endedBy: "customer" });
    const [message] = await world.stores.calls.recordings(record.id);
    expect(message?.durationMs).toBeGreaterThan(1_000);
  });
});

async function pathOf(from: string) {
  const { id } = await world.record(from);
  return (await world.stores.calls.path(id)).map(({ node, exit }) => [node, exit]);
}
