import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { toneOverRestDb } from "@patchbay/media/goertzel";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PhoneCall } from "../../cli/src/phone/phone-call.ts";
import { supportFlow } from "../test/support-flow.ts";
import { listen, TelephonyWorld, tone, untilTone } from "../test/telephony-world.ts";

let world: TelephonyWorld;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.queue("support", ["ann"], { ringMs: 5_000 });
  await world.publish(supportFlow("to-support"), "4100");
  await world.publish(dialling("allowed", "+49301234"), "4201");
  await world.publish(dialling("forbidden", "+1900555"), "4202");
  await world.publish(asking("asked", "+49302"), "4203");
  await world.publish(screening("screened", "+49303"), "4204");
});
afterEach(() => world.reset());
afterAll(() => world.close());

function dialling(name: string, number: string) {
  const to = Object.fromEntries(["talked", "busy", "no-answer", "failed"].map((exit) => [exit, "bye"]));
  return drawFlow(name, {
    start: { type: "start", to: { next: "dial" } },
    dial: { type: "transfer-to-number", config: { number, ringMs: 5_000, record: true } as never, to },
    bye: { type: "hang-up" },
  });
}

function asking(name: string, number: string) {
  const exits = ["talked", "declined", "busy", "no-answer", "failed"];
  const question = [{ kind: "prompt", name: '{{ "hold-music" }}' }];
  return drawFlow(name, {
    start: { type: "start", to: { next: "shown" } },
    shown: { type: "set-caller-id", config: { number: "+49 30 777" }, to: { done: "ask", failed: "bye" } },
    ask: {
      type: "consult-transfer",
      config: { number, question, digit: "5", waitMs: 20_000 },
      to: Object.fromEntries(exits.map((exit) => [exit, "bye"])),
    },
    bye: { type: "hang-up" },
  });
}

function screening(name: string, number: string) {
  const exits = ["talked", "machine", "unknown", "busy", "no-answer", "failed"];
  return drawFlow(name, {
    start: { type: "start", to: { next: "person" } },
    person: {
      type: "transfer-to-person",
      config: { number, patienceMs: 2_000, connectUnknown: false },
      to: Object.fromEntries(exits.map((exit) => [exit, "bye"])),
    },
    bye: { type: "hang-up" },
  });
}

/** The exit by which the call, once over, left the step. */
async function exitAt(step: string, { from }: { readonly from: string }): Promise<string | undefined> {
  const { id } = await world.record(from);
  return (await world.stores.calls.path(id)).find(({ node }) => node === step)?.exit;
}

/** A carrier that takes everything of this prefix; what rings there. */
async function carrier(prefix: string): Promise<() => Promise<PhoneCall>> {
  const phone = await world.phone();
  const ringing: PhoneCall[] = [];
  phone.onCall = (call) => ringing.push(call);
  await world.addTrunk(prefix, `sip:127.0.0.1:${phone.port};transport=udp`);
  return () => world.until("a call to the carrier", async () => ringing.shift());
}

/** The first second and a half in which the question is heard. */
async function question(audio: PhoneCall["audio"]): Promise<Int16Array> {
  for (;;) {
    const heard = await listen(audio, 1_500);
    if (Math.max(...heard) > 300) return heard;
  }
}

describe("a flow that transfers to a number", () => {
  it("dials by the trunk that allows it, joins both, records, and goes on when the other side leaves", async () => {
    const rings = await carrier("+49301");
    const call = await world.call("4201");
    const other = await rings();
    expect(other.invite?.uri).toContain("+49301234@127.0.0.1");
    await other.answer();
    call.say(tone(440), true);
    other.say(tone(1_000), true);
    await listen(call.audio, 500);
    await untilTone(call.audio, 1_000);
    await untilTone(other.audio, 440);
    await other.hangUp();
    expect(await call.ended).toEqual({ by: "them" });
    const record = await world.record(call.from);
    expect(record).toMatchObject({ endedBy: "flow", outcome: "completed" });
    const path = await world.stores.calls.path(record.id);
    expect(path.find(({ node }) => node === "dial")?.exit).toBe("talked");
    expect((await world.stores.calls.recordings(record.id))[0]?.durationMs).toBeGreaterThan(1_000);
  });

  it("asks the other side first, under the number that the flow set, and joins only who presses the key", async () => {
    const rings = await carrier("+49302");
    const declined = await world.call("4203");
    const other = await rings();
    expect(other.invite?.header("from")).toContain("+4930777");
    await other.answer();
    declined.say(tone(440), true);
    // Both can speak, and neither hears the other while the question is asked.
    other.say(tone(1_000), true);
    const asked = await question(other.audio);
    expect(toneOverRestDb(asked, 440)).toBeLessThan(0);
    expect(toneOverRestDb(declined.audio.heard, 1_000)).toBeLessThan(0);
    other.press("9");
    expect(await other.ended).toEqual({ by: "them" });
    expect(await declined.ended).toEqual({ by: "them" });
    expect(await exitAt("ask", declined)).toBe("declined");

    const taken = await world.call("4203");
    const willing = await rings();
    await willing.answer();
    taken.say(tone(440), true);
    willing.say(tone(1_000), true);
    await question(willing.audio);
    willing.press("5");
    await untilTone(willing.audio, 440);
    await untilTone(taken.audio, 1_000);
    await willing.hangUp();
    expect(await taken.ended).toEqual({ by: "them" });
    expect(await exitAt("ask", taken)).toBe("talked");
  });

  it("joins a person who says hello, and hangs up on a machine that talks on", async () => {
    const rings = await carrier("+49303");
    const screened = async (says: Int16Array) => {
      const call = await world.call("4204");
      const other = await rings();
      await other.answer();
      other.say(says);
      return { call, other };
    };
    const person = await screened(tone(440).subarray(0, 8_000 * 0.6));
    person.call.say(tone(1_000), true);
    await untilTone(person.other.audio, 1_000);
    await person.other.hangUp();
    expect(await exitAt("person", person.call)).toBe("talked");
    const second = tone(440);
    const machine = await screened(Int16Array.from({ length: 8_000 * 6 }, (_, at) => second[at % 8_000] ?? 0));
    expect(await machine.other.ended).toEqual({ by: "them" });
    expect(await exitAt("person", machine.call)).toBe("machine");
    const silent = await screened(new Int16Array());
    expect(await silent.other.ended).toEqual({ by: "them" });
    expect(await exitAt("person", silent.call)).toBe("unknown");
  });

  it("never dials a number that no trunk allows", async () => {
    const call = await world.call("4202");
    expect(await call.ended).toEqual({ by: "them" });
    const record = await world.record(call.from);
    const path = await world.stores.calls.path(record.id);
    expect(path.find(({ node }) => node === "dial")?.exit).toBe("failed");
    expect((await world.stores.calls.legs(record.id)).map(({ role }) => role)).toEqual(["customer"]);
  });
});

describe("a caller in conversation", () => {
  it("may put us on hold and take us back by re-INVITE", async () => {
    const agent = await world.agent("ann");
    const call = await world.call("4100");
    const taken = await agent.answers();
    taken.say(tone(1_000), true);
    await agent.becomes("talking");
    expect(await call.hold(true)).toBe(200);
    expect(await call.hold(false)).toBe(200);
    await untilTone(call.audio, 1_000);
    await call.hangUp();
    expect(await taken.ended).toEqual({ by: "them" });
    await world.record(call.from);
  });

  it("is re-invited to another media worker when the first one dies", async () => {
    const agent = await world.agent("ann");
    const call = await world.call("4100");
    const taken = await agent.answers();
    await agent.becomes("talking");
    taken.say(tone(1_000), true);
    call.say(tone(440), true);
    await untilTone(call.audio, 1_000);
    await world.media.stop("SIGKILL");
    await listen(call.audio, 1_000);
    await world.startMedia();
    // The agent's phone too, in the dialog that stands: nothing rings.
    await untilTone(call.audio, 1_000);
    await untilTone(taken.audio, 440);
    await call.hangUp();
    expect(await taken.ended).toEqual({ by: "them" });
    expect(await world.record(call.from)).toMatchObject({ outcome: "completed" });
    await agent.becomes("ready");
  });
});
