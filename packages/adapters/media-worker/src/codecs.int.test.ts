import { randomBytes } from "node:crypto";
import { opus } from "@patchbay/adapter-codecs/opus";
import type { CallId, LegId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { tonesOf } from "@patchbay/media/dtmf-tones";
import { power, toneOverRestDb, typicalToneOverRestDb } from "@patchbay/media/goertzel";
import { tone } from "@patchbay/media/tone";
import { ToneDigitDetector } from "@patchbay/media/tone-digit-detector";
import type { MediaEvent } from "@patchbay/ports/media";
import { type AudioCodec, g722, pcma, pcmu } from "@patchbay/rtp/audio-codec";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type PartyOptions, pause, UdpParty } from "../test/udp-party.ts";
import { startWorkerProcess, type WorkerProcess } from "../test/worker-process.ts";
import { MediaWorkers } from "./media-workers.ts";

const call = "call-codecs" as CallId;
const CODECS = [pcma, pcmu, g722, opus];
/** Every codec to every other, and to itself. */
const PAIRS = CODECS.flatMap((one, i) => CODECS.slice(i).map((two) => [one.name, two.name, one, two] as const));

describe("codecs and capabilities of parties, over real sockets", () => {
  let worker: WorkerProcess;
  let media: MediaWorkers;
  let events: MediaEvent[];
  let legs: { readonly id: LegId; readonly party: UdpParty }[];

  beforeAll(async () => {
    worker = await startWorkerProcess({ MEDIA_BIND: "::", MEDIA_ADVERTISE6: "::1" });
    media = new MediaWorkers({ urls: [worker.url], client: "codec-test", secret: "test-secret" });
    media.onEvent((event) => events.push(event));
  });
  afterAll(async () => {
    media.close();
    await worker.stop();
  });
  beforeEach(() => {
    events = [];
    legs = [];
  });
  afterEach(async () => {
    for (const { id, party } of legs) {
      must(await media.release(id));
      party.close();
    }
  });

  async function dial(codec: AudioCodec, options: PartyOptions = {}) {
    const party = await UdpParty.open(codec, options);
    const id = `leg-${legs.length}` as LegId;
    legs.push({ id, party });
    const described = must(await media.answer({ call, leg: id, offerSdp: party.offerSdp() }));
    expect(described.codec).toBe(codec.name);
    party.talkTo(described.localSdp);
    await until(() => events.some(({ type, leg }) => type === "connected" && leg === id));
    return { id, party, localSdp: described.localSdp };
  }
  const keys = () => events.flatMap((event) => (event.type === "digit" ? [event.digit] : [])).join("");

  it.each(PAIRS)(
    "carries a tone both ways between %s and %s, and wideband where both have it",
    async (_a, _b, a, b) => {
      const one = await dial(a);
      const two = await dial(b);
      const high = a.rate === 16_000 && b.rate === 16_000 ? [5_000] : [];
      one.party.sayTones([440, ...high]);
      two.party.sayTones([1_000]);
      must(await media.hear(one.id, [two.id]));
      must(await media.hear(two.id, [one.id]));
      await pause(300);
      const [atOne, atTwo] = await Promise.all([one.party.listen(600), two.party.listen(600)]);
      expect(typicalToneOverRestDb(atOne, 1_000, a.rate)).toBeGreaterThan(12);
      for (const hertz of [440, ...high])
        expect(toneOverRestDb(atTwo, hertz, b.rate)).toBeGreaterThan(high.length ? -5 : 12);
    },
  );

  it.each([g722, opus])("plays prompts to a wideband party and takes its keys ($name)", async (codec) => {
    const { id, party } = await dial(codec);
    must(await media.play({ leg: id, play: "p", sounds: [{ kind: "tone", hertz: [600], forMs: 60_000 }] }));
    await pause(200);
    expect(typicalToneOverRestDb(await party.listen(600), 600, 16_000)).toBeGreaterThan(12);
    party.press("4711#");
    await until(() => keys() === "4711#");
    expect(events.find(({ type }) => type === "digit")).toMatchObject({ heldMs: 100 });
    must(await media.sendDigits(id, "09*"));
    await until(() => party.digits() === "09*");
  });

  it("mixes wideband and telephone parties, each at its own rate", async () => {
    const [one, two, three] = [await dial(opus), await dial(pcmu), await dial(g722)];
    two.party.say(440);
    three.party.sayTones([5_000]);
    must(await media.hear(one.id, [two.id, three.id]));
    await pause(300);
    const heard = await one.party.listen(600);
    for (const hertz of [440, 5_000]) expect(toneOverRestDb(heard, hertz, 16_000)).toBeGreaterThan(-6);
  });

  it("hears keys in the voice band of a party without events, and sends it tones", async () => {
    const { id, party } = await dial(pcma, { withoutEvents: true });
    const sound = [..."73#"].flatMap((key) => [...tone(tonesOf(key)!, 90), ...new Int16Array(720)]);
    party.endpoint.say(Int16Array.from(sound));
    await until(() => keys() === "73#");
    party.endpoint.forget();
    must(await media.sendDigits(id, "159"));
    await pause(1_200);
    const detector = new ToneDigitDetector();
    const { heard } = party.endpoint;
    const found = [];
    for (let at = 0; at + 160 <= heard.length; at += 160) found.push(...detector.push(heard.subarray(at, at + 160)));
    expect(found.map(({ digit }) => digit).join("")).toBe("159");
  });

  it("spares a party that takes comfort noise our silence, and speaks again at once", async () => {
    const { id, party } = await dial(pcma, { comfortNoise: true });
    await until(() => party.endpoint.noisePackets > 2);
    const quiet = await party.listen(400);
    expect(power(quiet)).toBeGreaterThan(0);
    expect(10 * Math.log10(power(quiet) / 32_768 ** 2)).toBeLessThan(-60);
    must(await media.play({ leg: id, play: "p", sounds: [{ kind: "tone", hertz: [600], forMs: 60_000 }] }));
    await pause(200);
    expect(await party.hears(600)).toBe(true);
  });

  it("speaks RTP/SAVP with keys from SDP to who offers them, and believes nothing else", async () => {
    const secret = { key: new Uint8Array(randomBytes(16)), salt: new Uint8Array(randomBytes(14)) };
    const { id, party, localSdp } = await dial(pcma, {
      crypto: { tag: 1, suite: "AES_CM_128_HMAC_SHA1_80", keys: secret },
    });
    expect(localSdp).toMatch(/^m=audio \d+ RTP\/SAVP 8/m);
    must(await media.play({ leg: id, play: "p", sounds: [{ kind: "tone", hertz: [600], forMs: 60_000 }] }));
    party.press("5");
    await until(() => keys() === "5");
    expect(await party.hears(600)).toBe(true);
    const offered = must(await media.offer({ call, leg: "leg-out" as LegId, kind: "rtp", encrypted: true }));
    expect(offered.localSdp).toMatch(/RTP\/SAVP[\s\S]*a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:/);
    const clear = await UdpParty.open();
    const refused = await media.accept("leg-out" as LegId, clear.offerSdp());
    expect(refused).toMatchObject({ ok: false, error: { code: "media.bad-sdp" } });
    clear.close();
    must(await media.release("leg-out" as LegId));
  });

  it("speaks IPv6 with those who offer it, bridged with IPv4", async () => {
    const six = await dial(pcma, { address: "::1" });
    expect(six.localSdp).toContain("c=IN IP6 ::1");
    const four = await dial(pcma);
    expect(four.localSdp).toContain("c=IN IP4 127.0.0.1");
    six.party.say(440);
    four.party.say(1_000);
    must(await media.hear(six.id, [four.id]));
    must(await media.hear(four.id, [six.id]));
    await pause(200);
    expect([await six.party.hears(1_000), await four.party.hears(440)]).toEqual([true, true]);
  });
});

async function until(met: () => boolean): Promise<void> {
  for (let waited = 0; !met(); waited += 20) {
    if (waited > 15_000) throw new Error("it did not happen within 15 s");
    await pause(20);
  }
}
