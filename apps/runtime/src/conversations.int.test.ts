import { toneOverRestDb } from "@patchbay/media/goertzel";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PhoneCall } from "../../cli/src/phone/phone-call.ts";
import { supportFlow } from "../test/support-flow.ts";
import { type AgentAtPhone, listen, TelephonyWorld, tone, untilTone } from "../test/telephony-world.ts";

let world: TelephonyWorld;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.queue("support", ["ann"], { ringMs: 3_000 });
  await world.queue("experts", ["bob"], { ringMs: 3_000 });
  await world.publish(supportFlow("to-support"), "4100");
  await world.publish(supportFlow("to-experts", { queue: "experts" }), "4110");
});
afterEach(() => world.reset());
afterAll(() => world.close());

interface Talk {
  readonly agent: AgentAtPhone;
  readonly call: PhoneCall & { readonly from: string };
  readonly taken: PhoneCall;
  readonly id: string;
}

async function talk(): Promise<Talk> {
  const agent = await world.agent("ann");
  const call = await world.call("4100");
  const taken = await agent.answers();
  const { id } = await world.record(call.from, ({ agent }) => agent === "ann");
  call.say(tone(440), true);
  taken.say(tone(1_000), true);
  await world.event("conversation.changed", (event) => event.call === id && event.state === "talking");
  await listen(call.audio, 400);
  return { agent, call, taken, id };
}

/** How much louder than everything else the tone is in the next second. */
async function hears(phone: PhoneCall, hertz: number): Promise<number> {
  return toneOverRestDb(await listen(phone.audio, 1_000), hertz);
}

describe("an agent in conversation", () => {
  it("holds the customer, who hears music, and takes the customer back", async () => {
    const { call, taken, id } = await talk();
    expect(await world.command(id, { type: "hold", on: true })).toEqual({ ok: true });
    await listen(call.audio, 200);
    expect(await hears(call, 1_000)).toBeLessThan(0);
    expect(await hears(taken, 440)).toBeLessThan(0);
    expect(await world.command(id, { type: "hold", on: false })).toEqual({ ok: true });
    await listen(call.audio, 200);
    await untilTone(call.audio, 1_000);
    await call.hangUp();
    await world.record(call.from);
  });

  it("hangs up by command: the flow goes on and ends the call", async () => {
    const { agent, call, taken, id } = await talk();
    expect(await world.command(id, { type: "hang-up" })).toEqual({ ok: true });
    expect(await taken.ended).toEqual({ by: "them" });
    expect(await call.ended).toEqual({ by: "them" });
    expect(await world.record(call.from)).toMatchObject({ outcome: "completed", endedBy: "flow" });
    await agent.becomes("ready");
  });

  it("transfers to a queue: the next agent gets the customer, and one recording covers both", async () => {
    const { agent, call, taken, id } = await talk();
    const bob = await world.agent("bob");
    expect(await world.command(id, { type: "transfer.blind", to: "queue:experts" })).toEqual({ ok: true });
    expect(await taken.ended).toEqual({ by: "them" });
    await agent.becomes("ready");
    const second = await bob.answers();
    second.say(tone(700), true);
    await bob.becomes("talking");
    await listen(call.audio, 300);
    await untilTone(call.audio, 700);
    await call.hangUp();
    const record = await world.record(call.from);
    expect(record).toMatchObject({ queue: "experts", agent: "bob" });
    expect(await world.stores.calls.recordings(record.id)).toHaveLength(1);
    await bob.becomes("ready");
  });

  it("transfers to a colleague, who then can do everything with the call", async () => {
    const { agent, call, id } = await talk();
    const bob = await world.agent("bob");
    expect(await world.command(id, { type: "transfer.blind", to: "agent:bob" })).toEqual({ ok: true });
    const second = await bob.answers();
    second.say(tone(700), true);
    await agent.becomes("ready");
    await world.event("conversation.changed", (e) => e.call === id && e.agent === "bob" && e.state === "talking");
    await listen(call.audio, 300);
    await untilTone(call.audio, 700);
    expect(await world.command(id, { type: "hang-up" })).toEqual({ ok: true });
    expect(await call.ended).toEqual({ by: "them" });
    await bob.becomes("ready");
  });

  it("transfers to one of the tenant's numbers: the customer goes on in the flow behind it", async () => {
    const { agent, call, taken, id } = await talk();
    const bob = await world.agent("bob");
    expect(await world.command(id, { type: "transfer.blind", to: "number:4110" })).toEqual({ ok: true });
    expect(await taken.ended).toEqual({ by: "them" });
    await agent.becomes("ready");
    const second = await bob.answers();
    await bob.becomes("talking");
    await call.hangUp();
    expect(await second.ended).toEqual({ by: "them" });
    const record = await world.record(call.from);
    expect(record).toMatchObject({ flow: "to-experts", outcome: "completed" });
    expect((await world.stores.calls.path(record.id)).map(({ flow, node }) => [flow, node])).toEqual([
      ["to-support", "start"],
      ["to-support", "queue"],
      ["to-experts", "start"],
      ["to-experts", "queue"],
    ]);
  });

  it("asks a colleague while the customer is held, and hands the customer over", async () => {
    const { agent, call, taken, id } = await talk();
    const bob = await world.agent("bob");
    expect(await world.command(id, { type: "consult.start", to: "agent:bob" })).toEqual({ ok: true });
    const second = await bob.answers();
    second.say(tone(700), true);
    await bob.becomes("talking");
    await listen(taken.audio, 300);
    await untilTone(taken.audio, 700);
    expect(await hears(call, 1_000)).toBeLessThan(0);
    expect(await world.command(id, { type: "consult.complete" })).toEqual({ ok: true });
    expect(await taken.ended).toEqual({ by: "them" });
    await listen(call.audio, 300);
    await untilTone(call.audio, 700);
    await agent.becomes("ready");
    await call.hangUp();
    expect(await second.ended).toEqual({ by: "them" });
    await bob.becomes("ready");
  });

  it("comes back from a consultation to the customer", async () => {
    const { call, id } = await talk();
    const bob = await world.agent("bob");
    await world.command(id, { type: "consult.start", to: "agent:bob" });
    const second = await bob.answers();
    await bob.becomes("talking");
    expect(await world.command(id, { type: "consult.cancel" })).toEqual({ ok: true });
    expect(await second.ended).toEqual({ by: "them" });
    await bob.becomes("ready");
    await listen(call.audio, 300);
    await untilTone(call.audio, 1_000);
    await call.hangUp();
    await world.record(call.from);
  });

  it("keeps the customer when the colleague who was asked hangs up, and nothing else is theirs to do", async () => {
    const { call, id } = await talk();
    const bob = await world.agent("bob");
    await world.command(id, { type: "consult.start", to: "agent:bob" });
    const second = await bob.answers();
    await bob.becomes("talking");
    for (const command of [
      { type: "hold", on: true },
      { type: "hang-up", whole: true },
      { type: "recording.pause", paused: true },
    ]) {
      expect(await world.command(id, command, "bob")).toMatchObject({ ok: false, code: "call.not-allowed" });
    }
    expect(await world.command(id, { type: "hang-up" }, "bob")).toEqual({ ok: true });
    expect(await second.ended).toEqual({ by: "them" });
    await bob.becomes("ready");
    await listen(call.audio, 300);
    await untilTone(call.audio, 1_000);
    await call.hangUp();
    await world.record(call.from);
  });

  it("says so when the recording is paused, and goes on saying it while the call changes", async () => {
    const { call, id } = await talk();
    const paused = (recordingPaused: boolean, state: string) =>
      world.event(
        "conversation.changed",
        (event) => event.call === id && event.state === state && event.recordingPaused === recordingPaused,
      );
    expect(await world.command(id, { type: "recording.pause", paused: true })).toEqual({ ok: true });
    await paused(true, "talking");
    await world.command(id, { type: "hold", on: true });
    await paused(true, "held");
    expect(await world.command(id, { type: "recording.pause", paused: false })).toEqual({ ok: true });
    await paused(false, "held");
    await call.hangUp();
    await world.record(call.from);
  });

  it("whose leg breaks is put back into the same conversation within two seconds", async () => {
    const { agent, call, taken, id } = await talk();
    await taken.hangUp();
    const since = Date.now();
    const again = agent.rings();
    const attached = world.command(id, { type: "re-attach" });
    const second = await again;
    expect(second.invite?.header("x-patchbay-attach")).toBe(id);
    await second.answer();
    expect(await attached).toEqual({ ok: true });
    expect(Date.now() - since).toBeLessThan(2_000);
    second.say(tone(1_000), true);
    await listen(call.audio, 300);
    await untilTone(call.audio, 1_000);
    await call.hangUp();
    expect(await world.record(call.from)).toMatchObject({ outcome: "completed" });
    await agent.becomes("ready");
  });
});
