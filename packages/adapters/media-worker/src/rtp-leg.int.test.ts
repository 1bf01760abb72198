import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { toneOverRestDb, typicalToneOverRestDb } from "@patchbay/media/goertzel";
import { tone } from "@patchbay/media/tone";
import { readWav, writeWav } from "@patchbay/media/wav";
import type { MediaEvent } from "@patchbay/ports/media";
import { pcmu } from "@patchbay/rtp/audio-codec";
import { writeRtpHeader } from "@patchbay/rtp/rtp-packet";
import { parseSdp } from "@patchbay/rtp/sdp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pause, UdpParty } from "../test/udp-party.ts";
import { startWorkerProcess, type WorkerProcess } from "../test/worker-process.ts";
import { MediaWorkers } from "./media-workers.ts";

const call = "call-rtp" as CallId;
const caller = "leg-caller" as LegId;
const agent = "leg-agent" as LegId;

describe("a plain RTP leg", () => {
  let worker: WorkerProcess;
  let media: MediaWorkers;
  let folder: string;
  let phone: UdpParty;
  let events: MediaEvent[];
  let remote: { readonly address: string; readonly port: number };
  const others: UdpParty[] = [];

  beforeAll(async () => {
    worker = await startWorkerProcess({ MEDIA_QUIET_MS: "1000" });
    folder = await mkdtemp(join(tmpdir(), "patchbay-rtp-"));
    media = new MediaWorkers({ urls: [worker.url], client: "rtp-test", secret: "test-secret" });
    media.onEvent((event) => events.push(event));
  });

  afterAll(async () => {
    media.close();
    await worker.stop();
    await rm(folder, { recursive: true });
  });

  beforeEach(async () => {
    events = [];
    phone = await UdpParty.open();
    const described = must(await media.answer({ call, leg: caller, offerSdp: phone.offerSdp() }));
    phone.talkTo(described.localSdp);
    const audio = must(parseSdp(described.localSdp)).media[0]!;
    remote = { address: audio.address!, port: audio.port };
    await until(() => events.some(({ type }) => type === "connected"));
  });

  afterEach(async () => {
    for (const leg of [caller, agent]) must(await media.release(leg));
    for (const party of [phone, ...others.splice(0)]) party.close();
  });

  it("plays files of any rate one after another without a gap", async () => {
    const sounds = await Promise.all(
      [8_000, 16_000, 44_100].map(async (rate) => {
        const path = join(folder, `${rate}.wav`);
        await writeFile(path, writeWav([tone([400], 500, -10, rate)], rate));
        return { kind: "file", path } as const;
      }),
    );
    phone.endpoint.forget();
    must(await media.play({ leg: caller, play: "files", sounds }));
    await until(() => events.some(({ type }) => type === "played"));
    await pause(200);
    const heard = phone.endpoint.heard;
    const loud = heard.findIndex((sample) => Math.abs(sample) > 1_000);
    const last = heard.findLastIndex((sample) => Math.abs(sample) > 1_000);
    expect(last - loud).toBeGreaterThan(1_480 * 8);
    expect(last - loud).toBeLessThan(1_620 * 8);
    expect(typicalToneOverRestDb(heard.subarray(loud, last), 400)).toBeGreaterThan(20);
  });

  it("passes between parties of different codecs", async () => {
    const other = await UdpParty.open(pcmu);
    others.push(other);
    const described = must(await media.answer({ call, leg: agent, offerSdp: other.offerSdp() }));
    expect(described.codec).toBe("PCMU");
    other.talkTo(described.localSdp);
    other.say(700);
    phone.say(440);
    must(await media.hear(caller, [agent]));
    must(await media.hear(agent, [caller]));
    await pause(300);
    const [atPhone, atOther] = await Promise.all([phone.listen(1_000), other.listen(1_000)]);
    expect(typicalToneOverRestDb(atPhone, 700)).toBeGreaterThan(20);
    expect(typicalToneOverRestDb(atOther, 440)).toBeGreaterThan(20);
  });

  it("stops speaking to a party that puts us on hold, and goes on afterwards", async () => {
    must(await media.play({ leg: caller, play: "p", sounds: [{ kind: "tone", hertz: [600], forMs: 60_000 }] }));
    await pause(100);
    const held = must(await media.answer({ call, leg: caller, offerSdp: phone.offerSdp("sendonly") }));
    expect(held.direction).toBe("recvonly");
    expect(held.localSdp).toContain("a=recvonly");
    await pause(60);
    const before = phone.endpoint.packetsReceived;
    await pause(300);
    expect(phone.endpoint.packetsReceived).toBe(before);
    const back = must(await media.answer({ call, leg: caller, offerSdp: phone.offerSdp() }));
    expect(back.direction).toBe("sendrecv");
    await until(() => phone.endpoint.packetsReceived > before + 10);
    phone.press("7");
    await until(() => events.some((event) => event.type === "digit" && event.digit === "7"));
  });

  it("records what the party says on the left and what it hears on the right, in time with the call", async () => {
    const path = join(folder, "both.wav");
    const recording = "rec-both" as RecordingId;
    const other = await UdpParty.open();
    others.push(other);
    other.talkTo(must(await media.answer({ call, leg: agent, offerSdp: other.offerSdp() })).localSdp);
    other.say(1_000);
    phone.say(440);
    must(await media.hear(caller, [agent]));
    await pause(300);
    const started = performance.now();
    must(await media.record({ leg: caller, recording, path }));
    await pause(1_500);
    // The file can be played while it grows.
    const growing = must(readWav(await readFile(path)));
    expect(growing.channels[0]?.length).toBeGreaterThanOrEqual(8_000);
    await pause(1_500);
    const end = must(await media.stopRecording(recording));
    expect(Math.abs(end.durationMs - (performance.now() - started))).toBeLessThan(200);
    const { channels } = must(readWav(await readFile(path)));
    expect(channels[0]).toHaveLength(end.durationMs * 8);
    expect(typicalToneOverRestDb(channels[0]!, 440)).toBeGreaterThan(20);
    expect(typicalToneOverRestDb(channels[1]!, 1_000)).toBeGreaterThan(20);
    expect((await stat(path)).size).toBe(end.bytes);
  });

  it("keeps paused seconds out of the file as silence", async () => {
    const path = join(folder, "paused.wav");
    const recording = "rec-paused" as RecordingId;
    phone.say(440);
    await pause(200);
    must(await media.record({ leg: caller, recording, path }));
    await pause(400);
    must(await media.pauseRecording(recording, true));
    await pause(400);
    must(await media.pauseRecording(recording, false));
    await pause(400);
    must(await media.stopRecording(recording));
    const left = must(readWav(await readFile(path))).channels[0]!;
    expect(toneOverRestDb(left.subarray(800, 2_400), 440)).toBeGreaterThan(10);
    expect(left.subarray(3_600, 6_000).every((sample) => sample === 0)).toBe(true);
    expect(toneOverRestDb(left.subarray(left.length - 2_000), 440)).toBeGreaterThan(10);
  });

  it("says that a recording failed when its folder cannot be made", async () => {
    await writeFile(join(folder, "plain"), "");
    const path = join(folder, "plain", "x.wav");
    must(await media.record({ leg: caller, recording: "rec-bad" as RecordingId, path }));
    await until(() => events.some((event) => event.type === "recorded" && event.how === "failed"));
  });

  it("neither plays, forwards nor records what others send to its port, and has no work with it", async () => {
    const path = join(folder, "flood.wav");
    const recording = "rec-flood" as RecordingId;
    const other = await UdpParty.open();
    others.push(other);
    other.talkTo(must(await media.answer({ call, leg: agent, offerSdp: other.offerSdp() })).localSdp);
    phone.say(440);
    must(await media.hear(agent, [caller]));
    must(await media.record({ leg: caller, recording, path }));
    await pause(300);
    const before = must(await media.stats(caller)).packetsReceived;
    const flood = await startFlood(remote);
    const heard = await other.listen(1_000);
    const sent = await flood.stop();
    expect(sent).toBeGreaterThan(2_000);
    expect(typicalToneOverRestDb(heard, 440)).toBeGreaterThan(20);
    expect(toneOverRestDb(heard, 2_000)).toBeLessThan(-20);
    must(await media.stopRecording(recording));
    const left = must(readWav(await readFile(path))).channels[0]!;
    expect(toneOverRestDb(left, 2_000)).toBeLessThan(-20);
    const taken = must(await media.stats(caller)).packetsReceived - before;
    expect(taken).toBeLessThan(200);
    expect(events.filter(({ type }) => type === "digit")).toEqual([]);
    const health = await media.health();
    const ignored = Object.values(health[0]?.ignored ?? {}).reduce((sum, count) => sum + count, 0);
    expect(ignored).toBeLessThan(sent / 10);
  });

  it("takes a tone for a machine, and waits for the end of the tone that follows", async () => {
    const heard = () => events.flatMap((event) => (event.type === "heard" ? [[event.listen, event.heard]] : []));
    phone.say(1_000);
    must(await media.listenFor({ leg: caller, listen: "who", what: "answerer", maxMs: 4_000 }));
    await until(() => heard().length === 1);
    must(await media.listenFor({ leg: caller, listen: "beep", what: "beep", maxMs: 20_000 }));
    await pause(400);
    expect(heard()).toEqual([["who", "machine"]]);
    phone.endpoint.say(new Int16Array());
    await until(() => heard().length === 2);
    expect(heard()[1]).toEqual(["beep", "beep"]);
  });

  it("finds a party behind a NAT by the packets that it sends", async () => {
    const hidden = await UdpParty.open();
    others.push(hidden);
    const offerSdp = hidden.offerSdp().replace(/c=IN IP4 \S+/, "c=IN IP4 10.99.99.99");
    hidden.talkTo(must(await media.answer({ call, leg: agent, offerSdp })).localSdp);
    must(await media.play({ leg: agent, play: "p", sounds: [{ kind: "tone", hertz: [600], forMs: 60_000 }] }));
    await pause(200);
    expect(await hidden.hears(600)).toBe(true);
  });

  it("says once that the party has fallen silent, and again after it has spoken", async () => {
    phone.mute(true);
    await until(() => events.filter(({ type }) => type === "quiet").length === 1);
    await pause(1_500);
    expect(events.filter(({ type }) => type === "quiet")).toHaveLength(1);
    phone.mute(false);
    await pause(1_200);
    phone.mute(true);
    await until(() => events.filter(({ type }) => type === "quiet").length === 2);
  });

  it("estimates the quality of what arrives", async () => {
    await pause(300);
    const stats = must(await media.stats(caller));
    expect(stats.packetsReceived).toBeGreaterThan(10);
    expect(stats.packetsLost).toBe(0);
    expect(stats.mos).toBeGreaterThan(3.5);
  });
});

/** Junk, truncated packets, foreign streams with a 2 kHz tone and false key presses, some thousand per second. */
async function startFlood(remote: { readonly address: string; readonly port: number }) {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const loud = tone([2_000], 20, 0);
  let sent = 0;
  const timer = setInterval(() => {
    for (let i = 0; i < 20; i += 1) {
      const packet = new Uint8Array(172);
      writeRtpHeader(packet, i % 5 === 0 ? 101 : 8, false, sent & 0xffff, sent * 160, i % 2 === 0 ? 0x666 : sent);
      for (let k = 0; k < 160; k += 1) packet[12 + k] = (loud[k]! >> 8) & 0xff;
      if (i % 5 === 0) packet.set([5, 0x8a, 3, 0x20], 12);
      if (i % 7 === 0) packet[0] = sent & 0xff;
      socket.send(packet.subarray(0, i % 3 === 0 ? i : packet.length), remote.port, remote.address);
      sent += 1;
    }
  }, 5);
  return {
    stop: async () => {
      clearInterval(timer);
      await pause(50);
      socket.close();
      return sent;
    },
  };
}

async function until(met: () => boolean): Promise<void> {
  for (let waited = 0; !met(); waited += 20) {
    if (waited > 10_000) throw new Error("it did not happen within 10 s");
    await pause(20);
  }
}
