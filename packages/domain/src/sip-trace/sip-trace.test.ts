import { describe, expect, it } from "vitest";
import { pcapOf } from "./pcap.ts";
import { redact } from "./redact.ts";
import { headerOf, type TracedMessage, titleOf } from "./sip-message.ts";

const sip = (...lines: string[]) => lines.join("\r\n");

describe("a message of a call", () => {
  it("is named as people name it", () => {
    expect(titleOf(sip("INVITE sip:+49@x SIP/2.0", "i: a", "", ""))).toBe("INVITE");
    expect(titleOf(sip("SIP/2.0 180 Ringing", "Call-ID: a", "", ""))).toBe("180 Ringing");
    expect(headerOf(sip("BYE sip:x SIP/2.0", "i: short", "", "Call-ID: body"), "call-id", "i")).toBe("short");
  });

  it("is kept without answers to challenges, keys of media and digits", () => {
    const invite = sip(
      "INVITE sip:x SIP/2.0",
      'Authorization: Digest username="us", realm="r", nonce="n", response="deadbeef", cnonce="c1"',
      "Proxy-Authorization: Basic c2VjcmV0",
      "Content-Type: application/sdp",
      "",
      "v=0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20\r\na=sendrecv\r\n",
    );
    const kept = redact(invite);
    for (const secret of ["deadbeef", "c2VjcmV0", "d0Rmdmcm"]) expect(kept).not.toContain(secret);
    for (const open of ['username="us"', "a=sendrecv", 'nonce="n"']) expect(kept).toContain(open);

    const info = (body: string) => redact(sip("INFO sip:x SIP/2.0", "c: application/dtmf-relay", "", body));
    expect(info("Signal=4\r\nDuration=160\r\n")).not.toContain("4\r\n");
    expect(redact("OPTIONS sip:x SIP/2.0")).toBe("OPTIONS sip:x SIP/2.0");
  });
});

describe("a capture file", () => {
  const at = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
  const message = (change: Partial<TracedMessage>): TracedMessage => ({
    ...{ at, sipCallId: "a", sent: false, transport: "udp", text: "BYE sip:x SIP/2.0\r\n\r\n" },
    ...change,
  });

  it("has a header, and each message whole in a datagram between the two ends", () => {
    const text = "OPTIONS sip:é SIP/2.0\r\n\r\n";
    const file = pcapOf([message({ peer: "203.0.113.9:5070", near: "192.0.2.1:5060" }), message({ sent: true, text })]);
    const view = new DataView(file.buffer);
    expect([view.getUint32(0, true), view.getUint16(4, true), view.getUint16(6, true)]).toEqual([0xa1b2c3d4, 2, 4]);
    const packets = [];
    for (let offset = 24; offset < file.length; ) {
      const size = view.getUint32(offset + 8, true);
      expect(view.getUint32(offset, true) * 1_000 + view.getUint32(offset + 4, true) / 1_000).toBe(at);
      const ip = file.subarray(offset + 16, offset + 16 + size);
      const head = new DataView(ip.buffer, ip.byteOffset, ip.length);
      let sum = 0;
      for (let word = 0; word < 20; word += 2) sum += head.getUint16(word);
      expect((sum & 0xffff) + (sum >>> 16)).toBe(0xffff);
      expect(head.getUint16(2)).toBe(size);
      packets.push({
        from: `${[...ip.subarray(12, 16)].join(".")}:${head.getUint16(20)}`,
        to: `${[...ip.subarray(16, 20)].join(".")}:${head.getUint16(22)}`,
        text: new TextDecoder().decode(ip.subarray(28)),
      });
      offset += 16 + size;
    }
    expect(packets).toEqual([
      { from: "203.0.113.9:5070", to: "192.0.2.1:5060", text: "BYE sip:x SIP/2.0\r\n\r\n" },
      { from: "192.0.2.1:5060", to: "203.0.113.9:5070", text },
    ]);
  });

  it("takes IPv6, parties that say no address, and nothing at all", () => {
    const file = pcapOf([message({ peer: "[2001:db8::9]:5060" }), message({ sipCallId: "b" })]);
    expect(file[24 + 16]).toBe(0x60);
    expect(file.at(24 + 16 + 40 + 8)).toBe("B".charCodeAt(0));
    expect(pcapOf([])).toHaveLength(24);
  });
});
