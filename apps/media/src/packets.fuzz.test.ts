import { addressRules } from "@patchbay/adapter-http/address-rules";
import { MediaPorts } from "@patchbay/adapter-packets/media-ports";
import type { PacketListener, PacketSockets } from "@patchbay/adapter-packets/packet-sockets";
import type { CallId, LegId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { g722, pcma } from "@patchbay/rtp/audio-codec";
import { writeReport } from "@patchbay/rtp/rtcp";
import { writeRtpHeader } from "@patchbay/rtp/rtp-packet";
import { HmacSha1 } from "@patchbay/rtp/sha1";
import { writeBindingRequest } from "@patchbay/rtp/stun";
import { describe, expect, it } from "vitest";
import { Counters } from "./counters.ts";
import { makeCertificate } from "./dtls-certificate.ts";
import { Leg, type LegEvent } from "./leg.ts";
import { SoundCache } from "./sound-cache.ts";

/** `npm run fuzz -- packets` tries ten packets for each of its runs. */
const PACKETS = process.env.FUZZ_RUNS ? 10 * Number(process.env.FUZZ_RUNS) : 60_000;
const PARTY = { address: "192.0.2.9", port: 4_000 };
const SDES = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\r\n";
const DTLS =
  "a=ice-ufrag:them\r\na=ice-pwd:0123456789012345678901\r\na=fingerprint:sha-256 AA:BB\r\na=setup:actpass\r\na=rtcp-mux\r\n";

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** A leg on sockets of which the test holds the other end. */
async function legFor(protocol: string, lines: string) {
  let arrive: PacketListener = () => {};
  const socket = { port: 20_000, attach: () => {}, detach: () => {}, send: () => {}, close: () => {} };
  const sockets: PacketSockets = {
    kind: "datagram",
    openAt: async (_port, listener) => {
      arrive = listener;
      return socket;
    },
    receive: () => {},
    flush: () => {},
  };
  const counters = new Counters();
  const events: LegEvent[] = [];
  const leg = new Leg(
    "call" as CallId,
    "leg" as LegId,
    {
      ...{ counters, advertise: "127.0.0.1", advertise6: "", codecs: [pcma, g722], quietMs: 20_000 },
      ports: new MediaPorts(sockets, 20_000, 20_010),
      certificate: await makeCertificate(),
      sounds: new SoundCache({ load: async () => ({ ok: false, error: "no sounds here" }) }, 1),
      streamRules: addressRules([]),
      random32: () => 7,
    },
    (event) => events.push(event),
  );
  const head = `v=0\r\no=- 1 1 IN IP4 ${PARTY.address}\r\ns=-\r\nc=IN IP4 ${PARTY.address}\r\nt=0 0\r\n`;
  must(
    await leg.session.answer(
      `${head}m=audio ${PARTY.port} ${protocol} 8 101 13\r\na=rtpmap:101 telephone-event/8000\r\n${lines}`,
    ),
  );
  leg.agreed();
  // Everything is decoded, looked at and heard.
  leg.listenFor({ leg: leg.id, listen: "all", what: "beep", maxMs: 86_400_000 });
  return { leg, counters, events, arrive: (bytes: Uint8Array) => arrive(Buffer.from(bytes), PARTY) };
}

function rtp(index: number): Uint8Array {
  const packet = new Uint8Array(172).fill(0x55);
  writeRtpHeader(
    packet,
    index % 9 === 0 ? 101 : index % 31 === 0 ? 13 : 8,
    false,
    index & 0xffff,
    (index * 160) >>> 0,
    99,
  );
  return packet;
}

/** The beginning of a handshake: record and handshake headers of a ClientHello (RFC 6347 §4.1, §4.2.2). */
const HELLO = Uint8Array.of(
  22,
  254,
  253,
  ...Array(9).fill(0),
  40,
  1,
  0,
  0,
  28,
  ...Array(5).fill(0),
  28,
  254,
  253,
  ...Array(26).fill(7),
);

describe("packets of anybody", () => {
  it.each([
    ["RTP", "RTP/AVP", ""],
    ["SRTP with keys from SDP", "RTP/SAVP", SDES],
    ["ICE, DTLS and SRTP", "UDP/TLS/RTP/SAVPF", DTLS],
  ])(`break nothing and fill no memory, ${PACKETS} of them to a leg of %s`, async (_name, protocol, lines) => {
    const { leg, arrive, counters, events } = await legFor(protocol, lines);
    const pick = random(4_961);
    const [, ufrag = ""] = /a=ice-ufrag:(\S+)/.exec(leg.session.localSdp) ?? [];
    const [, pwd = ""] = /a=ice-pwd:(\S+)/.exec(leg.session.localSdp) ?? [];
    const stun = writeBindingRequest(
      new Uint8Array(12),
      `${ufrag}:them`,
      new HmacSha1(new TextEncoder().encode(pwd)),
      true,
    );
    const sender = { at: 0, timestamp: 1, packets: 2, octets: 3 };
    const seeds = [() => rtp(pick(70_000)), () => writeReport(99, "x", sender, undefined), () => stun, () => HELLO];
    arrive(stun);
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < PACKETS; i += 1) {
      const packet = Uint8Array.from(seeds[i % 20 === 0 ? 3 : pick(3)]!());
      for (let change = pick(4); change > 0; change -= 1) packet[pick(packet.length)] = pick(256);
      arrive(pick(5) === 0 ? packet.subarray(0, pick(packet.length)) : packet);
      if (i % 50 === 0) {
        leg.listen(performance.now());
        leg.speak(performance.now());
      }
    }
    expect(counters.received).toBe(PACKETS + 1);
    const ignored = Object.values(counters.ignored).reduce((sum, count) => sum + count, 0);
    expect(ignored).toBeGreaterThan(PACKETS / 10);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(150_000_000);
    if (protocol !== "RTP/AVP") expect(events.filter(({ type }) => type === "digit")).toEqual([]);
    leg.close();
  });
});
