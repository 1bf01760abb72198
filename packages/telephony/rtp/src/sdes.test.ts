import { describe, expect, it } from "vitest";
import { writeRtpHeader } from "./rtp-packet.ts";
import { parseSdes, writeSdes } from "./sdes.ts";
import { SrtpReceiver, SrtpSender } from "./srtp.ts";

/** The example of RFC 4568 §9.1. */
const LINE = "1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20";

describe("keys in SDP (RFC 4568)", () => {
  it("reads the RFC's line and writes it again", () => {
    const crypto = parseSdes(LINE)!;
    expect(crypto).toMatchObject({ tag: 1, suite: "AES_CM_128_HMAC_SHA1_80" });
    expect([crypto.keys.key.length, crypto.keys.salt.length]).toEqual([16, 14]);
    expect(parseSdes(writeSdes(crypto).replace("crypto:", ""))).toEqual(crypto);
  });

  it.each([
    ["another suite", LINE.replace("AES_CM_128_HMAC_SHA1_80", "AEAD_AES_256_GCM")],
    ["a key too short", "1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJh"],
    ["a master key identifier", `${LINE}|1:4`],
    ["a session parameter that we do not know", `${LINE} UNENCRYPTED_SRTP`],
    ["nothing", ""],
  ])("leaves out %s", (_name, line) => expect(parseSdes(line)).toBeUndefined());

  it("protects with the short tag where that suite is agreed", () => {
    const { keys } = parseSdes(LINE)!;
    const packet = new Uint8Array(12 + 160 + 10);
    writeRtpHeader(packet, 8, false, 7, 160, 99);
    packet.fill(0x55, 12, 172);
    const length = new SrtpSender(keys, 4).protect(packet, 172);
    expect(length).toBe(176);
    expect(new SrtpReceiver(keys).unprotect(packet.slice(0, length))).toBeUndefined();
    expect(new SrtpReceiver(keys, 4).unprotect(packet.subarray(0, length))).toBe(172);
    expect(packet.subarray(12, 172).every((octet) => octet === 0x55)).toBe(true);
  });
});
