import { describe, expect, it } from "vitest";
import { isRtcp, parseRtp, writeRtpHeader } from "./rtp-packet.ts";
import { addSequence, addTimestamp, sequenceDelta, timestampDelta } from "./sequence.ts";
import { decodeTelephoneEvent, encodeTelephoneEvent } from "./telephone-event.ts";

describe("an RTP packet", () => {
  it("is read as it was written", () => {
    const bytes = new Uint8Array(14);
    writeRtpHeader(bytes, 101, true, 0xfffe, 0xfffffff0, 0x89abcdef);
    bytes.set([1, 2], 12);
    expect(parseRtp(bytes)).toEqual({
      marker: true,
      payloadType: 101,
      sequence: 0xfffe,
      timestamp: 0xfffffff0,
      ssrc: 0x89abcdef,
      headerLength: 12,
      payload: Uint8Array.of(1, 2),
    });
  });

  it("keeps CSRC list, extension and padding out of the payload", () => {
    // V=2 P=1 X=1 CC=1, one CSRC, extension of one word, payload AA BB, two octets of padding.
    const bytes = Buffer.from("b108000100000002000000030000000400aa000111223344aabb0002", "hex");
    expect(parseRtp(bytes)).toMatchObject({ headerLength: 24, payload: Buffer.from("aabb", "hex") });
  });

  it("is nothing else: cut headers, other versions, impossible padding and extensions are refused", () => {
    const whole = Buffer.from("b108000100000002000000030000000400aa000111223344aabb0002", "hex");
    for (let length = 0; length < 24; length += 1) expect(parseRtp(whole.subarray(0, length))).toBeUndefined();
    expect(parseRtp(Buffer.from("400800010000000200000003aabb", "hex"))).toBeUndefined();
    expect(parseRtp(Buffer.from("a00800010000000200000003aaff", "hex"))).toBeUndefined();
    expect(parseRtp(Buffer.from("a00800010000000200000003aa00", "hex"))).toBeUndefined();
    expect(parseRtp(Buffer.from("90080001000000020000000300aaffff", "hex"))).toBeUndefined();
  });

  it("is told from RTCP by the packet type", () => {
    expect(isRtcp(Buffer.from("80c8000600000000", "hex"))).toBe(true);
    expect(isRtcp(Buffer.from("8088000600000000", "hex"))).toBe(false);
  });
});

describe("wrapping numbers", () => {
  it("are compared by the shorter way round", () => {
    expect(sequenceDelta(65_535, 0)).toBe(1);
    expect(sequenceDelta(0, 65_535)).toBe(-1);
    expect(timestampDelta(0xffffff60, 0)).toBe(160);
    expect(timestampDelta(0, 0xffffff60)).toBe(-160);
    expect(addSequence(65_535, 2)).toBe(1);
    expect(addTimestamp(0xffffffff, 161)).toBe(160);
  });
});

describe("a telephone-event", () => {
  it("is read as it was written, and not from fewer than four octets", () => {
    const event = { event: 11, end: true, volume: 10, duration: 1_600 };
    expect(decodeTelephoneEvent(encodeTelephoneEvent(event))).toEqual(event);
    expect(encodeTelephoneEvent(event)).toEqual(Uint8Array.of(11, 0x8a, 0x06, 0x40));
    expect(decodeTelephoneEvent(Uint8Array.of(1, 2, 3))).toBeUndefined();
  });
});
