import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import { describe, expect, it, onTestFinished } from "vitest";
import type { MediaEvent, MediaPort } from "./media.ts";

/** A telephone at the other end of a leg. */
export interface TestParty {
  /** What it would offer in an INVITE. */
  offerSdp(): string;
  /** Its answer to our offer. */
  answerTo(offerSdp: string): string;
  /** It learns our SDP and speaks from now on: silence, or the tone of `say`. */
  talkTo(localSdp: string): void;
  say(hertz: number): void;
  press(digits: string): void;
  /** Whether the tone stands out in what reaches the party from now on for a moment. */
  hears(hertz: number): Promise<boolean>;
  /** Digits that reached the party. */
  digits(): string;
}

export interface MediaWorld {
  readonly media: MediaPort;
  party(): Promise<TestParty>;
  /** Lets time go by. */
  pass(millis: Millis): Promise<void>;
  /** A client that knows nothing, as after a restart of the runtime; the old one is gone. */
  restartClient(): Promise<MediaPort>;
  /** A path where a recording may be written. */
  recordingPath(): string;
  /** What a closed recording holds. */
  readRecording(path: string): Promise<{ readonly channels: number; readonly millis: Millis }>;
  close(): Promise<void>;
}

const call = "call-1" as CallId;
const caller = "leg-caller" as LegId;
const agent = "leg-agent" as LegId;
const third = "leg-third" as LegId;
const nobody = "leg-nobody" as LegId;

export function mediaPortContract(name: string, open: () => Promise<MediaWorld>): void {
  describe(`${name} keeps the MediaPort contract`, () => {
    it("answers an offer, and the same offer again with the same description", async () => {
      const { media, party } = await opened(open);
      const request = { call, leg: caller, offerSdp: (await party()).offerSdp() };
      const first = must(await media.answer(request));
      expect(first).toMatchObject({ call, leg: caller, kind: "rtp", direction: "sendrecv" });
      expect(first.codec).toBeDefined();
      expect(must(await media.answer(request))).toEqual(first);
      expect(await media.legsOf(call)).toEqual([first]);
    });

    it("makes an offer and completes it with the answer", async () => {
      const { media, party } = await opened(open);
      const offer = must(await media.offer({ call, leg: agent, kind: "rtp" }));
      expect(offer.codec).toBeUndefined();
      expect(must(await media.offer({ call, leg: agent, kind: "rtp" }))).toEqual(offer);
      const done = must(await media.accept(agent, (await party()).answerTo(offer.localSdp)));
      expect(done.codec).toBeDefined();
    });

    it("refuses what is no session description and an answer without common codec", async () => {
      const { media, party } = await opened(open);
      const bad = await media.answer({ call, leg: caller, offerSdp: "not sdp" });
      expect(bad).toMatchObject({ ok: false, error: { code: "media.bad-sdp" } });
      const foreign = (await party())
        .offerSdp()
        .replace(/^m=audio (\d+) RTP\/AVP.*$/m, "m=audio $1 RTP/AVP 18")
        .replace(/^a=rtpmap.*\r\n/gm, "");
      const none = await media.answer({ call, leg: caller, offerSdp: foreign });
      expect(none).toEqual({ ok: false, error: { code: "media.no-common-codec" } });
      expect(await media.legsOf(call)).toEqual([]);
    });

    it("tells each key of the party once, with how long it was held", async () => {
      const world = await opened(open);
      const { events } = await connected(world, caller);
      world.parties[0]?.press("12#");
      await until(world, () => ofType(events, "digit").length >= 3);
      expect(ofType(events, "digit").map(({ digit }) => digit)).toEqual(["1", "2", "#"]);
      expect(ofType(events, "digit")[0]?.heldMs).toBeGreaterThan(20);
      expect(ofType(events, "connected")).toHaveLength(1);
    });

    it("lets a leg hear the legs it is told to hear, and nothing else", async () => {
      const world = await opened(open);
      const { media } = world;
      const { party: one } = await connected(world, caller);
      const { party: two } = await connected(world, agent);
      const { party: three } = await connected(world, third);
      one.say(440);
      two.say(1_000);
      must(await media.hear(caller, [agent]));
      must(await media.hear(agent, [caller]));
      must(await media.hear(third, [caller, agent]));
      await world.pass(200);
      expect([await one.hears(1_000), await one.hears(440)]).toEqual([true, false]);
      expect([await two.hears(440), await two.hears(1_000)]).toEqual([true, false]);
      expect([await three.hears(440), await three.hears(1_000)]).toEqual([true, true]);
      must(await media.hear(third, []));
      await world.pass(200);
      expect([await three.hears(440), await three.hears(1_000)]).toEqual([false, false]);
    });

    it("plays instead of what the leg hears, or over it, and says when it has finished", async () => {
      const world = await opened(open);
      const { media } = world;
      const { party: one, events } = await connected(world, caller);
      const { party: two } = await connected(world, agent);
      two.say(1_000);
      must(await media.hear(caller, [agent]));
      must(await media.play({ leg: caller, play: "p1", sounds: [tone(600, 1_500)] }));
      await world.pass(200);
      expect([await one.hears(600), await one.hears(1_000)]).toEqual([true, false]);
      await until(world, () => ofType(events, "played").length === 1);
      expect(ofType(events, "played")[0]).toMatchObject({ play: "p1", how: "finished" });
      await world.pass(200);
      expect(await one.hears(1_000)).toBe(true);
      must(await media.play({ leg: caller, play: "p2", sounds: [tone(600, 60_000)], over: true }));
      await world.pass(200);
      expect([await one.hears(600), await one.hears(1_000)]).toEqual([true, true]);
    });

    it("ends a play by stop, by the next play and by release, with one event each", async () => {
      const world = await opened(open);
      const { media } = world;
      const { events } = await connected(world, caller);
      const loop = { leg: caller, sounds: [tone(600, 100)], loop: true };
      must(await media.play({ ...loop, play: "a" }));
      must(await media.stop(caller, "a"));
      must(await media.stop(caller, "a"));
      must(await media.play({ ...loop, play: "b" }));
      must(await media.play({ ...loop, play: "b" }));
      must(await media.play({ ...loop, play: "c" }));
      must(await media.release(caller));
      await until(world, () => ofType(events, "played").length >= 3);
      expect(ofType(events, "played").map(({ play, how }) => `${play} ${how}`)).toEqual([
        "a stopped",
        "b stopped",
        "c stopped",
      ]);
    });

    it("says again how a play ended to a caller that starts it again", async () => {
      const world = await opened(open);
      const { events } = await connected(world, caller);
      const request = { leg: caller, play: "once", sounds: [tone(600, 60)] };
      must(await world.media.play(request));
      await until(world, () => ofType(events, "played").length === 1);
      must(await world.media.play(request));
      await until(world, () => ofType(events, "played").length === 2);
      expect(ofType(events, "played")[1]).toMatchObject({ play: "once", how: "finished" });
    });

    it("says that a play failed when its file is not there", async () => {
      const world = await opened(open);
      const { events } = await connected(world, caller);
      const sounds = [{ kind: "file", path: "/nowhere/none.wav" }] as const;
      must(await world.media.play({ leg: caller, play: "x", sounds }));
      await until(world, () => ofType(events, "played").length === 1);
      expect(ofType(events, "played")[0]).toMatchObject({ play: "x", how: "failed" });
    });

    it("sends digits to the party", async () => {
      const world = await opened(open);
      const { party } = await connected(world, caller);
      must(await world.media.sendDigits(caller, "4711"));
      await until(world, () => party.digits() === "4711");
    });

    it("listens for a beep until the time is up, and says so again to one who asks again", async () => {
      const world = await opened(open);
      const { events } = await connected(world, caller);
      const request = { leg: caller, listen: "tone", what: "beep", maxMs: 300 } as const;
      must(await world.media.listenFor(request));
      await until(world, () => ofType(events, "heard").length === 1);
      must(await world.media.listenFor(request));
      await until(world, () => ofType(events, "heard").length === 2);
      for (const event of ofType(events, "heard")) expect(event).toMatchObject({ listen: "tone", heard: "nothing" });
      const unknown = { ok: false, error: { code: "media.unknown-leg", leg: nobody } };
      expect(await world.media.listenFor({ ...request, leg: nobody })).toEqual(unknown);
    });

    it("records both sides for as long as the call runs, pauses included", async () => {
      const world = await opened(open);
      const { media } = world;
      const { events } = await connected(world, caller);
      const recording = "rec-1" as RecordingId;
      const path = world.recordingPath();
      must(await media.record({ leg: caller, recording, path }));
      must(await media.record({ leg: caller, recording, path }));
      await world.pass(500);
      must(await media.pauseRecording(recording, true));
      await world.pass(500);
      const end = must(await media.stopRecording(recording));
      expect(must(await media.stopRecording(recording))).toEqual(end);
      expect(end.durationMs).toBeGreaterThan(900);
      expect(end.durationMs).toBeLessThan(3_000);
      expect(await world.readRecording(path)).toEqual({ channels: 2, millis: end.durationMs });
      await until(world, () => ofType(events, "recorded").length === 1);
      expect(ofType(events, "recorded")[0]).toMatchObject({ end, how: "stopped" });
      must(await media.record({ leg: caller, recording, path }));
      await until(world, () => ofType(events, "recorded").length === 2);
      expect(ofType(events, "recorded")[1]).toMatchObject({ end, how: "stopped" });
    });

    it("ends a message by silence, by length, and a recording by release", async () => {
      const world = await opened(open);
      const { media } = world;
      const { events } = await connected(world, caller);
      const record = async (id: string, limits: { readonly maxMs?: Millis; readonly silenceMs?: Millis }) =>
        must(
          await media.record({
            leg: caller,
            recording: id as RecordingId,
            path: world.recordingPath(),
            sides: "party",
            ...limits,
          }),
        );
      await record("silent", { silenceMs: 300, maxMs: 60_000 });
      await until(world, () => ofType(events, "recorded").length === 1);
      await record("long", { maxMs: 200 });
      await until(world, () => ofType(events, "recorded").length === 2);
      await record("left", {});
      must(await media.release(caller));
      await until(world, () => ofType(events, "recorded").length === 3);
      expect(ofType(events, "recorded").map(({ end, how }) => `${end.recording} ${how}`)).toEqual([
        "silent silence",
        "long max",
        "left released",
      ]);
    });

    it("refuses to copy a leg's audio to what is no WebSocket address, and takes leave of no copy kindly", async () => {
      const world = await opened(open);
      const { media } = world;
      await connected(world, caller);
      const fork = { leg: caller, fork: "fork-1", sides: "both", facts: {} } as const;
      const refused = await media.fork({ ...fork, url: "https://example.com/" });
      expect(refused).toMatchObject({ ok: false, error: { code: "media.fork-refused" } });
      expect(await media.unfork(caller)).toEqual({ ok: true, value: undefined });
      const unknown = { ok: false, error: { code: "media.unknown-leg", leg: nobody } };
      expect(await media.fork({ ...fork, leg: nobody, url: "wss://example.com/" })).toEqual(unknown);
    });

    it("begins a recording with the party's voice where that is asked for, and counts its length from there", async () => {
      const world = await opened(open);
      const { media } = world;
      const { party, events } = await connected(world, caller);
      const recording = "rec-voice" as RecordingId;
      const path = world.recordingPath();
      must(await media.record({ leg: caller, recording, path, sides: "party", fromVoice: true, maxMs: 500 }));
      await world.pass(600);
      expect(ofType(events, "speaking")).toEqual([]);
      expect(ofType(events, "recorded")).toEqual([]);
      party.say(440);
      await until(world, () => ofType(events, "recorded").length === 1);
      expect(ofType(events, "speaking")).toMatchObject([{ recording }]);
      expect(ofType(events, "recorded")[0]).toMatchObject({ how: "max", end: { durationMs: 500 } });
    });

    it("names unknown legs and recordings, except where they do not matter", async () => {
      const { media } = await opened(open);
      const unknown = { ok: false, error: { code: "media.unknown-leg", leg: nobody } };
      expect(await media.hear(nobody, [])).toEqual(unknown);
      expect(await media.play({ leg: nobody, play: "p", sounds: [] })).toEqual(unknown);
      expect(await media.stats(nobody)).toEqual(unknown);
      expect(await media.stopRecording("rec-none" as RecordingId)).toMatchObject({
        ok: false,
        error: { code: "media.unknown-recording" },
      });
      expect((await media.release(nobody)).ok).toBe(true);
    });

    it("keeps legs for a client that comes back, with what happened meanwhile", async () => {
      const world = await opened(open);
      const { party } = await connected(world, caller);
      must(await world.media.play({ leg: caller, play: "music", sounds: [tone(600, 500)], loop: true }));
      const before = await world.media.legsOf(call);
      const returning = world.restartClient();
      party.press("5");
      await world.pass(400);
      const media = await returning;
      const events: MediaEvent[] = [];
      media.onEvent((event) => events.push(event));
      // A client that is still finding its feet hears of no call before it asks.
      await world.pass(300);
      expect(events).toEqual([]);
      expect(await media.legsOf(call)).toEqual(before);
      await until(world, () => ofType(events, "digit").some(({ digit }) => digit === "5"));
      expect(await party.hears(600)).toBe(true);
      must(await media.stop(caller, "music"));
      await until(world, () => ofType(events, "played").length === 1);
    });
  });
}

type Opened = MediaWorld & { readonly parties: TestParty[] };

async function opened(open: () => Promise<MediaWorld>): Promise<Opened> {
  const world = await open();
  onTestFinished(() => world.close());
  return Object.assign(world, { parties: [] });
}

/** A leg whose party has spoken. */
async function connected(world: Opened, leg: LegId): Promise<{ party: TestParty; events: MediaEvent[] }> {
  const events: MediaEvent[] = [];
  world.media.onEvent((event) => {
    if (event.leg === leg) events.push(event);
  });
  const party = await world.party();
  world.parties.push(party);
  const described = must(await world.media.answer({ call, leg, offerSdp: party.offerSdp() }));
  party.talkTo(described.localSdp);
  await until(world, () => ofType(events, "connected").length > 0);
  return { party, events };
}

function ofType<Type extends MediaEvent["type"]>(
  events: readonly MediaEvent[],
  type: Type,
): readonly Extract<MediaEvent, { type: Type }>[] {
  return events.filter((event) => event.type === type) as Extract<MediaEvent, { type: Type }>[];
}

function tone(hertz: number, forMs: Millis) {
  return { kind: "tone", hertz: [hertz], forMs } as const;
}

async function until(world: MediaWorld, met: () => boolean): Promise<void> {
  for (let waited = 0; !met(); waited += 20) {
    if (waited > 10_000) throw new Error("it did not happen within 10 s");
    await world.pass(20);
  }
}
