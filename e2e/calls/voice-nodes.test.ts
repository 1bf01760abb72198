import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { toneOverRestDb } from "@patchbay/media/goertzel";
import { readWav } from "@patchbay/media/wav";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PhoneCall } from "../../apps/cli/src/phone/phone-call.ts";
import { loudest, sine, vowel } from "../drivers/tone.ts";
import type { AgentPhone } from "./agent-phone.ts";
import { type CallWorld, hears, listen } from "./call-world.ts";
import { clearDesks, openDesks } from "./desks.ts";

let world: CallWorld;
let agent: AgentPhone;
let colleague: AgentPhone;
beforeAll(async () => {
  [world, agent, colleague] = await openDesks("agent1@harbour.demo", "agent2@harbour.demo");
});
afterEach(() => clearDesks(world, agent, colleague));
afterAll(() => world.close());

const RATE = 8;
let flows = 0;
const tone = (hertz: number, onMs: number, next: string): DrawnNode => ({
  type: "play-tone",
  config: { tone: "own", hertz: [hertz], onMs, offMs: 0 },
  to: { done: next, failed: "bye" },
});
const step = (type: string, next: string, config: DrawnNode["config"] = {}): DrawnNode => ({
  type,
  ...(config ? { config } : {}),
  to: { done: next, failed: "bye" },
});
const prompt = (name: string) => [{ kind: "prompt", name }];

async function calling(nodes: Readonly<Record<string, DrawnNode>>, from = world.caller()) {
  const flow = drawFlow(`voice-nodes-${++flows}`, {
    start: { type: "start", to: { next: "first" } },
    ...nodes,
    bye: { type: "hang-up" },
  });
  const number = await world.answerWith(flow);
  const call = await (await world.phone()).call({ server: world.server, to: number, from });
  const path = async () => (await world.record(from)).path.map(({ node }) => node);
  return { call, from, path };
}

/** The colleague becomes ready, is rung, and hears the caller, who then hangs up. */
async function reachesTheColleague(call: PhoneCall): Promise<void> {
  await colleague.ready();
  await call.answered;
  const ringing = await colleague.rings();
  await ringing.answer();
  call.say(sine(440), true);
  await hears(ringing.audio, (second) => has(second, 440));
  await call.hangUp();
}

const has = (samples: Int16Array, hertz: number) => toneOverRestDb(loudest(samples), hertz) > 15;

describe("a call that the flow takes up itself", () => {
  it("hears a tone before it is answered, then the answer, and gets the keys that the flow presses", async () => {
    const { call, path } = await calling({
      first: step("early-media", "early"),
      early: tone(440, 1_500, "answer"),
      answer: step("answer-call", "late"),
      late: tone(880, 1_000, "keys"),
      keys: step("send-digits", "bye", { digits: "1w2#" }),
    });
    let atAnswer = 0;
    expect(
      await call.answered.then((answered) => {
        atAnswer = call.audio.heard.length;
        return answered;
      }),
    ).toBe(true);
    await call.ended;
    expect(has(call.audio.heard.subarray(0, atAnswer), 440)).toBe(true);
    expect(has(call.audio.heard.subarray(atAnswer), 880)).toBe(true);
    expect(call.audio.digits).toBe("12#");
    expect(await path()).toEqual(["start", "first", "early", "answer", "late", "keys", "bye"]);
  });

  it("is taken for a person who greets and waits, and for a machine that talks on until its tone", async () => {
    const nodes: Readonly<Record<string, DrawnNode>> = {
      first: {
        type: "detect-answerer",
        to: { person: "hello", machine: "message", unsure: "bye", failed: "bye" },
      },
      hello: tone(440, 800, "bye"),
      message: tone(880, 800, "bye"),
    };
    const person = await calling(nodes);
    expect(await person.call.answered).toBe(true);
    person.call.say(vowel(600));
    await person.call.ended;
    expect(await person.path()).toEqual(["start", "first", "hello", "bye"]);

    const machine = await calling(nodes);
    expect(await machine.call.answered).toBe(true);
    machine.call.say(Int16Array.from([...vowel(3_500), ...sine(1_000)]));
    await machine.call.ended;
    expect(await machine.path()).toEqual(["start", "first", "message", "bye"]);
    expect(has(machine.call.audio.heard, 880)).toBe(true);
  });

  it("is refused without an answer, with the reason", async () => {
    const { call, from } = await calling({ first: { type: "reject-call", config: { reason: "not-found" } } });
    expect(await call.answered).toBe(false);
    expect(await call.ended).toMatchObject({ by: "refused", status: 404 });
    expect((await world.record(from)).call.outcome).toBe("rejected");
  });
});

describe("the line of a call", () => {
  it("is recorded from start to stop but not in between, holds with music until a key, and speaks", async () => {
    const music = await world.tonePrompt(300);
    const { call, from, path } = await calling({
      first: step("start-recording", "one"),
      one: tone(620, 1_000, "pause"),
      pause: { type: "pause-recording", to: { done: "two", none: "bye", failed: "bye" } },
      two: tone(880, 1_000, "resume"),
      resume: {
        type: "pause-recording",
        config: { action: "resume" },
        to: { done: "three", none: "bye", failed: "bye" },
      },
      three: tone(620, 1_000, "stop"),
      stop: { type: "stop-recording", to: { done: "hold", none: "bye", failed: "bye" } },
      hold: {
        type: "hold-audio",
        config: { music, forMs: 0, untilDigits: "5" },
        to: { done: "bye", pressed: "say", failed: "bye" },
      },
      say: step("say", "bye", { text: "Thank you for calling, and good bye.", language: "en" }),
    });
    await call.answered;
    await hears(call.audio, (second) => has(second, 300));
    const before = call.audio.heard.length;
    call.press("5");
    await call.ended;
    const spoken = loudest(call.audio.heard.subarray(before + 1_000 * RATE));
    expect(Math.max(...spoken)).toBeGreaterThan(1_000);
    expect(toneOverRestDb(spoken, 300)).toBeLessThan(10);
    expect((await path()).slice(-3)).toEqual(["hold", "say", "bye"]);
    const { recordings } = await world.record(from, (page) => page.recordings.some(({ durationMs }) => durationMs));
    const { bytes } = await world.recording(recordings[0]?.id ?? "");
    const wav = readWav(bytes);
    const heard = wav.ok ? wav.value.channels[1] : undefined;
    if (!heard) throw new Error("the recording has no second channel");
    expect(heard.length).toBeGreaterThan(2_800 * RATE);
    expect(has(heard.subarray(0, 1_000 * RATE), 620)).toBe(true);
    expect(has(heard.subarray(-1_000 * RATE), 620)).toBe(true);
    expect(toneOverRestDb(heard, 880)).toBeLessThan(-15);
  });

  it("takes a message and a ticket when the caller hangs up while speaking", async () => {
    const { call, from } = await calling({
      first: {
        type: "voicemail",
        config: { greeting: prompt(await world.tonePrompt(300)), mailbox: "sales" },
        to: { left: "bye", empty: "bye", failed: "bye" },
      },
    });
    await call.answered;
    await hears(call.audio, (second) => has(second, 1_000) || toneOverRestDb(second, 300) < 0);
    call.say(sine(440), true);
    await listen(call.audio, 2_500);
    await call.hangUp();
    const { id } = (await world.record(from)).call;
    const { tickets } = await world.admin.query<{
      tickets: readonly { type: string; fields: { recording: string } }[];
    }>("ticket.search", { call: id, limit: 5 });
    expect(tickets).toMatchObject([{ type: "voicemail", fields: { mailbox: "sales" } }]);
    const { mixed } = await world.recording(tickets[0]?.fields.recording ?? "");
    expect(has(mixed, 440)).toBe(true);
  });

  it("asks for digits until they fit, and shows secret ones to nobody", async () => {
    const fits = { minDigits: 4, maxDigits: 4, minValue: 2_000, terminator: "none", secret: true, into: "pin" };
    const { call, from, path } = await calling({
      first: {
        type: "collect-digits",
        config: { ...fits, prompts: prompt(await world.tonePrompt(300)) },
        to: { collected: "taken", timeout: "bye", invalid: "bye", failed: "bye" },
      },
      taken: tone(440, 800, "bye"),
    });
    await call.answered;
    await hears(call.audio, (second) => has(second, 300));
    call.press("1234");
    await hears(call.audio, (second) => has(second, 300));
    call.press("4321");
    await call.ended;
    expect(has(call.audio.heard.subarray(-2_000 * RATE), 440)).toBe(true);
    expect(await path()).toEqual(["start", "first", "taken", "bye"]);
    expect(JSON.stringify(await world.record(from))).not.toContain("4321");
  });

  it("says at once when nobody understands the caller's language", async () => {
    const choices = [{ id: "yes", words: ["yes"] }];
    const { call, path } = await calling({
      first: { type: "set-variables", config: { set: [{ name: "language", value: '"tlh"' }] }, to: { done: "ask" } },
      ask: {
        type: "speech-menu",
        config: { prompts: prompt(await world.tonePrompt(300)), choices },
        to: { "choice:yes": "bye", timeout: "bye", unavailable: "input", failed: "bye" },
      },
      input: {
        type: "speech-input",
        config: { prompts: prompt("hold-music"), words: ["yes"] },
        to: { understood: "bye", timeout: "bye", unavailable: "no", failed: "bye" },
      },
      no: tone(440, 300, "bye"),
    });
    await call.ended;
    expect(await path()).toEqual(["start", "first", "ask", "input", "no", "bye"]);
  });
});

describe("callers in a conference", () => {
  it("hear each other and not themselves; one who leaves is heard no more, and the last one hears music", async () => {
    const music = await world.tonePrompt(300);
    const from = [world.caller(), world.caller(), world.caller()];
    const flow = drawFlow("conference", {
      start: { type: "start", to: { next: "room" } },
      room: {
        type: "conference",
        config: { room: from[0] ?? "", leaveDigit: "*", chimes: false, music },
        to: { left: "bye", full: "bye", failed: "bye" },
      },
      bye: { type: "hang-up" },
    });
    const to = await world.answerWith(flow);
    const pitches = [440, 700, 1_000];
    const calls = await Promise.all(
      from.map(async (caller) => (await world.phone()).call({ server: world.server, to, from: caller })),
    );
    const [first, second, third] = calls as [PhoneCall, PhoneCall, PhoneCall];
    await Promise.all(calls.map((call) => call.answered));
    for (const [index, call] of calls.entries()) call.say(sine(pitches[index] ?? 0, 6_000), true);
    const others = (index: number) => pitches.filter((_, other) => other !== index);
    for (const [index, call] of calls.entries()) {
      const both = await hears(call.audio, (heard) =>
        others(index).every((pitch) => toneOverRestDb(heard, pitch) > -5),
      );
      expect(toneOverRestDb(both, pitches[index] ?? 0)).toBeLessThan(-20);
    }
    third.press("*");
    expect(await third.ended).toEqual({ by: "them" });
    await hears(first.audio, (heard) => has(heard, 700) && toneOverRestDb(heard, 1_000) < -20);
    await second.hangUp();
    await hears(first.audio, (heard) => has(heard, 300));
    await first.hangUp();
    expect((await world.record(from[2] ?? "")).path.find(({ node, exit }) => node === "room" && exit)?.exit).toBe(
      "left",
    );
  });

  it("are muted, kept out and sent home by the one who runs the room", async () => {
    const name = world.caller();
    const roomFor = (moderates: boolean) =>
      world.answerWith(
        drawFlow(moderates ? "chair" : "audience", {
          start: { type: "start", to: { next: "room" } },
          room: {
            type: "conference",
            config: { room: name, chimes: false, moderates, lockDigit: "1", hushDigit: "2", endDigit: "9" },
            to: { left: "bye", full: "bye", failed: "bye" },
          },
          bye: { type: "hang-up" },
        }),
      );
    const [chairs, seats] = await Promise.all([roomFor(true), roomFor(false)]);
    const join = async (to: string, pitch: number, from = world.caller()) => {
      const call = await (await world.phone()).call({ server: world.server, to, from });
      expect(await call.answered).toBe(true);
      call.say(sine(pitch, 6_000), true);
      return call;
    };
    const chair = await join(chairs, 440);
    const one = await join(seats, 700);
    const two = await join(seats, 1_000);
    await hears(one.audio, (heard) => has(heard, 440) || toneOverRestDb(heard, 1_000) > -5);
    chair.press("2");
    await hears(one.audio, (heard) => has(heard, 440) && toneOverRestDb(heard, 1_000) < -20);
    chair.press("2");
    await hears(one.audio, (heard) => toneOverRestDb(heard, 440) > -5 && toneOverRestDb(heard, 1_000) > -5);
    chair.press("1");
    // The tone that says so is over for everybody when the voices are alone again.
    await hears(two.audio, (heard) => toneOverRestDb(heard, 700) > -5);
    const late = world.caller();
    const kept = await join(seats, 1_500, late);
    expect(await kept.ended).toEqual({ by: "them" });
    expect((await world.record(late)).path.find(({ node, exit }) => node === "room" && exit)?.exit).toBe("full");
    chair.press("9");
    for (const call of [chair, one, two]) expect(await call.ended).toEqual({ by: "them" });
  });
});

const outcomes = { served: "bye", timeout: "bye", full: "bye", unstaffed: "bye", pressed: "bye", failed: "bye" };
const waiting = { announceEveryMs: 0, maxWaitMs: 60_000 };

describe("a caller on the way to an agent", () => {
  it("is routed by what the queue looks like, through widening rings, with a whisper for each side alone", async () => {
    const [toAgent, toCustomer] = await Promise.all([world.tonePrompt(520, 2), world.tonePrompt(640, 2)]);
    const { call, from } = await calling({
      first: step("whisper-to-agent", "customer", { prompts: prompt(toAgent) }),
      customer: step("whisper-to-customer", "settle", { prompts: prompt(toCustomer) }),
      settle: step("set-routing", "staff", { priority: 2 }),
      staff: {
        type: "staffing-check",
        config: { queue: "sales", skills: [{ skill: "english", level: 8 }] },
        to: { free: "status", busy: "bye", nobody: "bye", failed: "bye" },
      },
      status: {
        type: "queue-status",
        config: { queue: "sales", waiting: 1 },
        to: { normal: "expect", crowded: "bye", failed: "bye" },
      },
      expect: {
        type: "expected-wait",
        config: { queue: "sales" },
        to: { short: "share", long: "bye", unknown: "bye", failed: "bye" },
      },
      share: {
        type: "percentage-split",
        config: { shares: [{ id: "all", percent: 100 }] },
        to: { "choice:all": "rings", rest: "bye", failed: "bye" },
      },
      rings: {
        type: "bullseye-rings",
        config: {
          ...{ queue: "sales", skills: [{ skill: "klingon", level: 9 }], ...waiting },
          rings: [{ afterMs: 1_500, skills: [{ skill: "machines", level: 5 }] }],
        },
        to: outcomes,
      },
    });
    await Promise.all([agent.ready(), colleague.ready()]);
    await call.answered;
    const ringing = await agent.rings();
    await ringing.answer();
    await hears(ringing.audio, (second) => has(second, 520));
    await hears(call.audio, (second) => has(second, 640));
    call.say(sine(440), true);
    ringing.say(sine(1_000), true);
    await hears(ringing.audio, (second) => has(second, 440));
    await hears(call.audio, (second) => has(second, 1_000));
    expect(has(call.audio.heard, 520)).toBe(false);
    expect(toneOverRestDb(ringing.audio.heard, 640)).toBeLessThan(0);
    await call.hangUp();
    const page = await world.record(from);
    expect(page.path.map(({ node }) => node)).toEqual([
      ...["start", "first", "customer", "settle", "staff", "status", "expect", "share", "rings"],
    ]);

    // The same number again: back to the same agent, though the colleague has been ready for longer.
    await agent.becomes("wrap-up", "ready");
    await agent.ready();
    const again = await calling(
      {
        first: {
          type: "last-agent",
          to: { free: "known", busy: "known", offline: "bye", none: "bye", failed: "bye" },
        },
        known: {
          type: "route-to-agent",
          config: { agent: "{{ lastAgent.id }}", queue: "sales", ...waiting },
          to: { ...outcomes, unavailable: "bye" },
        },
      },
      from,
    );
    const back = await agent.rings();
    await back.answer();
    await hears(again.call.audio, () => true);
    await again.call.hangUp();
  });

  it("is offered to the members of a group who are there", async () => {
    const { call } = await calling({
      first: {
        type: "route-to-group",
        config: { members: ["agent1@harbour.demo", "agent2@harbour.demo"], anybody: false, queue: "sales", ...waiting },
        to: { ...outcomes, unavailable: "bye" },
      },
    });
    await reachesTheColleague(call);
  });

  it("moves to the second queue when nobody has answered in the first", async () => {
    const name = `overflow-${process.pid}`;
    await world.admin.mutate("queue.save", {
      name,
      title: "Overflow",
      ringMs: 20_000,
      wrapUpMs: 0,
      serviceLevelMs: 20_000,
    });
    const { call } = await calling({
      first: {
        type: "overflow-queue",
        config: { queue: name, overflow: "sales", afterMs: 1_500, ...waiting },
        to: outcomes,
      },
    });
    await reachesTheColleague(call);
  });
});
