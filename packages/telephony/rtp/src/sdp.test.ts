import { must } from "@patchbay/base/result";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { g722, pcma, pcmu } from "./audio-codec.ts";
import { agreeAudio } from "./negotiate.ts";
import { parseSdp } from "./sdp.ts";
import { type LocalAudio, writeAnswer, writeOffer } from "./sdp-write.ts";

const CODECS = [pcma, pcmu];
const HEAD = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";
const agree = (text: string) => agreeAudio(must(parseSdp(text)), CODECS);

const BROWSER = `${HEAD}a=group:BUNDLE 0 1
m=audio 51472 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
c=IN IP4 10.0.0.5
a=ice-ufrag:abcd
a=ice-pwd:0123456789012345678901
a=fingerprint:sha-256 aa:BB
a=setup:actpass
a=mid:0
a=sendrecv
a=rtcp-mux
a=rtpmap:111 opus/48000/2
a=rtpmap:9 G722/8000
a=rtpmap:0 PCMU/8000
a=rtpmap:8 PCMA/8000
a=rtpmap:110 telephone-event/48000
a=rtpmap:126 telephone-event/8000
m=video 9 UDP/TLS/RTP/SAVPF 96
a=mid:1
`;

const opusLike = {
  ...g722,
  name: "opus",
  format: { payloadType: 111, name: "OPUS", clock: 48_000, channels: 2 },
} as const;

const LOCAL: LocalAudio = {
  sessionId: 5,
  version: 1,
  address: "127.0.0.1",
  port: 30_000,
  formats: [
    { payloadType: 8, name: "PCMA", clock: 8_000 },
    { payloadType: 101, name: "TELEPHONE-EVENT", clock: 8_000, parameters: "0-15" },
  ],
  direction: "sendrecv",
  rtcpMux: false,
  ssrc: 99,
};

describe("agreeing on audio", () => {
  it("takes the party's first codec that we have, and the events with its clock", () => {
    expect(agree(BROWSER)).toMatchObject({
      ok: true,
      value: {
        kind: "webrtc",
        codec: { name: "PCMU" },
        format: { payloadType: 0 },
        events: { payloadType: 126 },
        remote: { address: "10.0.0.5", port: 51_472 },
        rtcpMux: true,
        ice: { ufrag: "abcd" },
        fingerprints: [{ algorithm: "sha-256", value: "AA:BB" }],
      },
    });
  });

  it("knows static payload types without rtpmap, and dynamic ones with it", () => {
    expect(agree(`${HEAD}m=audio 4000 RTP/AVP 0\r\n`)).toMatchObject({ ok: true, value: { codec: { name: "PCMU" } } });
    expect(agree(`${HEAD}m=audio 4000 RTP/AVP 97\r\na=rtpmap:97 pcma/8000/1\r\n`)).toMatchObject({
      ok: true,
      value: { codec: { name: "PCMA" }, format: { payloadType: 97 } },
    });
  });

  it("takes our order where that is preferred, and events of the codec's clock", () => {
    const offer = must(parseSdp(BROWSER));
    const ours = agreeAudio(offer, [pcma, g722, pcmu], () => "ours");
    expect(ours).toMatchObject({ ok: true, value: { codec: { name: "PCMA" }, events: { payloadType: 126 } } });
    const wide = agreeAudio(offer, [opusLike], () => "theirs");
    expect(wide).toMatchObject({ ok: true, value: { format: { payloadType: 111 }, events: { payloadType: 110 } } });
  });

  it("takes comfort noise beside a narrow codec, and keys of RTP/SAVP", () => {
    expect(agree(`${HEAD}m=audio 4000 RTP/AVP 8 13\r\n`)).toMatchObject({ value: { noise: { payloadType: 13 } } });
    const key = "a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\r\n";
    expect(agree(`${HEAD}m=audio 4000 RTP/SAVP 8\r\na=crypto:1 NEW inline:x\r\n${key}`)).toMatchObject({
      value: { kind: "rtp", crypto: { tag: 2, suite: "AES_CM_128_HMAC_SHA1_32" } },
    });
  });

  it.each([
    ["sendrecv", "192.0.2.1", "sendrecv"],
    ["sendonly", "192.0.2.1", "recvonly"],
    ["recvonly", "192.0.2.1", "sendonly"],
    ["inactive", "192.0.2.1", "inactive"],
    ["sendrecv", "0.0.0.0", "recvonly"],
  ])("sees %s at %s from our side as %s", (direction, address, ours) => {
    const text = `${HEAD}m=audio 4000 RTP/AVP 0\r\nc=IN IP4 ${address}\r\na=${direction}\r\n`;
    expect(agree(text)).toMatchObject({ ok: true, value: { direction: ours } });
  });

  it("inherits direction from the session", () => {
    expect(agree(`${HEAD}a=sendonly\r\nm=audio 4000 RTP/AVP 0\r\n`)).toMatchObject({
      value: { direction: "recvonly" },
    });
  });

  it.each([
    ["no section", HEAD, "media.bad-sdp"],
    ["port 0", `${HEAD}m=audio 0 RTP/AVP 0\r\n`, "media.bad-sdp"],
    ["only video", `${HEAD}m=video 4000 RTP/AVP 96\r\n`, "media.bad-sdp"],
    ["no address", "v=0\r\nm=audio 4000 RTP/AVP 0\r\n", "media.bad-sdp"],
    ["SDES without a usable key", `${HEAD}m=audio 4000 RTP/SAVP 0\r\na=crypto:1 X inline:y\r\n`, "media.bad-sdp"],
    ["DTLS without fingerprint", `${HEAD}m=audio 4000 UDP/TLS/RTP/SAVPF 0\r\n`, "media.bad-sdp"],
    ["16 kHz", `${HEAD}m=audio 4000 RTP/AVP 97\r\na=rtpmap:97 PCMU/16000\r\n`, "media.no-common-codec"],
    ["only G.729", `${HEAD}m=audio 4000 RTP/AVP 18\r\n`, "media.no-common-codec"],
  ])("refuses %s", (_name, text, code) => {
    expect(agree(text)).toMatchObject({ ok: false, error: { code } });
  });
});

describe("writing descriptions", () => {
  it("reads back its own offer", () => {
    expect(agree(writeOffer(LOCAL))).toMatchObject({
      ok: true,
      value: { kind: "rtp", codec: { name: "PCMA" }, events: { payloadType: 101 }, remote: { port: 30_000 } },
    });
  });

  it("answers every section of the offer in its order, refusing what it does not take", () => {
    const offer = must(parseSdp(BROWSER));
    const webrtc = {
      ufrag: "u",
      pwd: "p",
      fingerprint: { algorithm: "sha-256", value: "CC" },
      setup: "passive",
    } as const;
    const answer = writeAnswer({ ...LOCAL, mid: "0", rtcpMux: true, webrtc }, offer, 0);
    expect(answer).toContain("a=group:BUNDLE 0\r\n");
    expect(answer).toContain("a=ice-lite\r\n");
    const { media } = must(parseSdp(answer));
    expect(media.map(({ kind, port, mid }) => `${kind} ${port} ${mid}`)).toEqual(["audio 30000 0", "video 0 1"]);
  });
});

describe("hostile descriptions", () => {
  it("are values, never exceptions", () => {
    const lines = [...BROWSER.split(/\r?\n/), "m=audio 99999 RTP/AVP 0", "a=rtpmap:999 x/y", "a=ptime:-1", "c=", "a=:"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines)), fc.string(), (chosen, junk) => {
        const parsed = parseSdp(["v=0", ...chosen, junk].join("\r\n"));
        if (parsed.ok) agreeAudio(parsed.value, CODECS);
      }),
      { numRuns: 2_000 },
    );
  });

  it("are refused by size", () => {
    expect(parseSdp("v=0\r\n".padEnd(70_000, "a"))).toMatchObject({ ok: false });
    expect(parseSdp(`${HEAD}${"m=audio 4000 RTP/AVP 0\r\n".repeat(33)}`)).toMatchObject({ ok: false });
  });
});
