import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { listen, TelephonyWorld, tone, untilTone } from "../test/telephony-world.ts";
import { WsPhone } from "../test/ws-phone.ts";

let world: TelephonyWorld;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.queue("support", ["ann", "bob"], { ringMs: 5_000 });
  await world.publish(
    drawFlow("to-support", {
      start: { type: "start", to: { next: "queue" } },
      queue: {
        type: "send-to-queue",
        config: { queue: "support", announceEveryMs: 0, exitWhenUnstaffed: false, leaveDigit: "9" },
        to: { served: "bye", timeout: "bye", full: "bye", unstaffed: "bye", pressed: "bye", failed: "bye" },
      },
      bye: { type: "hang-up" },
    }),
    "4100",
  );
});
afterEach(() => world.reset());
afterAll(() => world.close());

describe("a call to the runtime", () => {
  it("is answered 404 for a number that nothing is bound to", async () => {
    const call = await world.call("4999");
    expect(await call.ended).toMatchObject({ by: "refused", status: 404 });
  });

  it("is busy while its organisation has as many calls as the group allows, and comes through afterwards", async () => {
    await world.setMaxCalls(1);
    try {
      const first = await world.call("4100");
      expect(await first.answered).toBe(true);
      const second = await world.call("4100");
      expect(await second.ended).toMatchObject({ by: "refused", status: 486 });
      await first.hangUp();
      await world.record(first.from);
      const third = await world.call("4100");
      expect(await third.answered).toBe(true);
      await third.hangUp();
      await world.record(third.from);
    } finally {
      await world.setMaxCalls(null);
    }
  });

  it("waits with music, reaches the agent, both hear each other, and leaves a complete record", async () => {
    const agent = await world.agent("ann");
    const call = await world.call("4100");
    expect(await call.answered).toBe(true);
    const taken = await agent.answers();
    const offered = await world.event("offer.made", ({ from }) => from === call.from);
    expect(offered).toMatchObject({ agent: "ann", queue: "support", to: "4100" });
    call.say(tone(440), true);
    taken.say(tone(1_000), true);
    await listen(call.audio, 500);
    await untilTone(call.audio, 1_000);
    await untilTone(taken.audio, 440);
    await call.hangUp();
    expect(await taken.ended).toEqual({ by: "them" });
    const record = await world.record(call.from);
    expect(record).toMatchObject({ outcome: "completed", endedBy: "customer", queue: "support", agent: "ann" });
    const recordings = await world.stores.calls.recordings(record.id);
    expect(recordings).toHaveLength(1);
    expect(recordings[0]?.durationMs).toBeGreaterThan(1_000);
    const legs = await world.stores.calls.legs(record.id);
    expect(legs.map(({ role, endedAt }) => [role, endedAt !== undefined])).toEqual([
      ["customer", true],
      ["agent", true],
    ]);
    const path = await world.stores.calls.path(record.id);
    expect(path.map(({ node, exit }) => [node, exit])).toEqual([
      ["start", "next"],
      ["queue", undefined],
    ]);
    await agent.becomes("ready");
  });
});

describe("the studio's test phone", () => {
  it("runs the flow that its grant names, asked for its password first, and hears the flow's BYE", async () => {
    const realm = await world.grantTestPhone("test-draft", "secret", "to-support");
    const phone = await WsPhone.open(world.webSocketPort);
    expect((await phone.call("test-draft", realm, "secret")).status).toBe(200);
    const started = await world.event("call.started", ({ direction }) => direction === "test");
    const at = await world.event("run.at", ({ call, node }) => call === started.call && node === "queue");
    expect(at).toMatchObject({ flow: "to-support" });
    expect(at.version).toBeUndefined();
    expect(await world.command(String(started.call), { type: "hang-up", whole: true })).toEqual({ ok: true });
    await phone.hears("BYE");
    phone.close();
    await world.event("call.ended", ({ call }) => call === started.call);
  });

  it("is refused without the password, with a wrong one, under another name, and over UDP", async () => {
    const realm = await world.grantTestPhone("test-other", "secret", "to-support");
    for (const [username, password] of [
      ["test-other", undefined],
      ["test-other", "wrong"],
      ["test-nobody", "secret"],
    ] as const) {
      const phone = await WsPhone.open(world.webSocketPort);
      expect((await phone.call(username, realm, password)).status).toBe(407);
      phone.close();
    }
    const call = await world.call("test-other");
    expect(await call.ended).toMatchObject({ by: "refused", status: 404 });
  });
});

describe("the check of an agent's line", () => {
  it("is a call to the server with the phone's own password, which is no contact", async () => {
    const realm = await world.grantPhone("ann", "secret");
    const phone = await WsPhone.open(world.webSocketPort);
    const before = await world.stores.calls.search({ limit: 100 });
    const answered = await phone.call("ann", realm, "secret", "check-ann");
    expect(answered.status).toBe(200);
    expect(answered.text).toMatch(/^m=audio [1-9]/m);
    expect(await phone.hangsUp()).toBe(200);
    expect(await world.stores.calls.search({ limit: 100 })).toEqual(before);
    phone.close();
  });

  it("is refused without the password, and to anybody else", async () => {
    const realm = await world.grantPhone("ann", "secret");
    await world.grantPhone("bob", "of bob");
    for (const [username, password] of [
      ["ann", undefined],
      ["ann", "wrong"],
      ["bob", "of bob"],
    ] as const) {
      const phone = await WsPhone.open(world.webSocketPort);
      expect((await phone.call(username, realm, password, "check-ann")).status).toBe(407);
      phone.close();
    }
    const call = await world.call("check-ann");
    expect(await call.ended).toMatchObject({ by: "refused", status: 404 });
  });
});

describe("an agent's phone", () => {
  it("is the newest one: the older one is told so, and may take over again with a new password", async () => {
    const first = await world.agent("ann");
    const second = await world.agent("ann");
    expect(await first.registersAgain()).toBe(403);
    expect(await world.event("phone.replaced")).toMatchObject({ agent: "ann" });
    const call = await world.call("4100");
    const ringing = await second.rings();
    await call.hangUp();
    expect(await ringing.ended).toEqual({ by: "them" });
  });
});
