import { createCipheriv, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Aes128 } from "./aes128.ts";
import { writeRtpHeader } from "./rtp-packet.ts";
import { HmacSha1, Sha1 } from "./sha1.ts";
import { SRTP_TAG, SrtpReceiver, SrtpSender } from "./srtp.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

const keys = {
  key: hex("E1F97A0D3E018BE0D64FA32C06DE4139"),
  salt: hex("0EC675AD498AFEEBB6960B3AABE6"),
};

describe("AES-128", () => {
  it("encrypts the block of FIPS 197 appendix C.1", () => {
    const block = hex("00112233445566778899aabbccddeeff");
    new Aes128(hex("000102030405060708090a0b0c0d0e0f")).encryptBlock(block);
    expect(toHex(block)).toBe("69c4e0d86a7b0430d8cdb78070b4c55a");
  });

  it("makes the key stream of RFC 3711 appendix B.2", () => {
    const stream = new Uint8Array(48);
    new Aes128(hex("2B7E151628AED2A6ABF7158809CF4F3C")).counter(
      0xf0f1f2f3,
      0xf4f5f6f7,
      0xf8f9fafb,
      0xfcfd0000,
      stream,
      0,
      48,
    );
    expect(toHex(stream)).toBe(
      "e03ead0935c95e80e166b16dd92b4eb4d23513162b02d0f72a43a2fe4a5f97ab41e95b3bb0a2e8dd477901e4fca894c0",
    );
  });
});

describe("SHA-1 and its HMAC", () => {
  it("digest the messages of FIPS 180", () => {
    const digest = (text: string) => {
      const out = new Uint8Array(20);
      new Sha1().update(new TextEncoder().encode(text)).digest(out);
      return toHex(out);
    };
    expect(digest("abc")).toBe("a9993e364706816aba3e25717850c26c9cd0d89d");
    expect(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).toBe(
      "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
    );
  });

  it("agree with the platform's for keys and messages of every length", () => {
    for (let length = 0; length < 200; length += 7) {
      const key = Buffer.alloc(length % 90, length);
      const message = Buffer.alloc(length, length + 1);
      const expected = createHmac("sha1", key).update(message).digest("hex");
      const mac = new HmacSha1(key);
      mac.start().update(message).finish();
      const half = length >> 1;
      expect(toHex(mac.start().update(message, 0, half).update(message, half).finish())).toBe(expected);
    }
  });
});

describe("SRTP", () => {
  /** RFC 3711 written down a second time with the platform's crypto, from the text and not from our code. */
  function referenceProtect(packet: Uint8Array, rollovers: number): string {
    const derive = (label: number, length: number) => {
      const iv = Buffer.alloc(16);
      Buffer.from(keys.salt).copy(iv);
      iv[7]! ^= label;
      return createCipheriv("aes-128-ctr", keys.key, iv).update(Buffer.alloc(length));
    };
    const iv = Buffer.alloc(16);
    derive(2, 14).copy(iv);
    for (let i = 0; i < 4; i += 1) iv[4 + i]! ^= packet[8 + i]!;
    const index = Buffer.alloc(6);
    index.writeUInt32BE(rollovers);
    index.set(packet.subarray(2, 4), 4);
    for (let i = 0; i < 6; i += 1) iv[8 + i]! ^= index[i]!;
    const body = createCipheriv("aes-128-ctr", derive(0, 16), iv).update(packet.subarray(12));
    const roc = index.subarray(0, 4);
    const whole = Buffer.concat([packet.subarray(0, 12), body]);
    const tag = createHmac("sha1", derive(1, 20)).update(whole).update(roc).digest().subarray(0, 10);
    return Buffer.concat([whole, tag]).toString("hex");
  }

  function packet(sequence: number, room = SRTP_TAG): Uint8Array {
    const bytes = new Uint8Array(12 + 160 + room);
    writeRtpHeader(bytes, 8, false, sequence, sequence * 160, 0xcafebabe);
    for (let i = 0; i < 160; i += 1) bytes[12 + i] = i ^ sequence;
    return bytes;
  }

  it("derives the session keys of RFC 3711 appendix B.3 and protects as the text says, over a rollover", () => {
    const sender = new SrtpSender(keys);
    for (const [sequence, rollovers] of [
      [65_534, 0],
      [65_535, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const bytes = packet(sequence);
      const length = sender.protect(bytes, bytes.length - SRTP_TAG);
      expect(toHex(bytes.subarray(0, length))).toBe(referenceProtect(packet(sequence, 0), rollovers));
    }
  });

  it("opens what the other side protected, in any order, once", () => {
    const sender = new SrtpSender(keys);
    const receiver = new SrtpReceiver(keys);
    const sent = [65_534, 65_535, 0, 1].map((sequence) => {
      const bytes = packet(sequence);
      sender.protect(bytes, bytes.length - SRTP_TAG);
      return bytes;
    });
    for (const index of [1, 0, 3, 2]) {
      const bytes = Uint8Array.from(sent[index]!);
      expect(receiver.unprotect(bytes)).toBe(172);
      expect(bytes.subarray(0, 172)).toEqual(packet([65_534, 65_535, 0, 1][index]!, 0));
    }
    for (const bytes of sent) expect(receiver.unprotect(Uint8Array.from(bytes))).toBeUndefined();
  });

  it("refuses any changed octet, cut packets and other keys", () => {
    const sender = new SrtpSender(keys);
    const bytes = packet(7);
    sender.protect(bytes, bytes.length - SRTP_TAG);
    const receiver = new SrtpReceiver(keys);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes);
      changed[at]! ^= 0x40;
      expect(receiver.unprotect(changed)).toBeUndefined();
    }
    for (let length = 0; length < bytes.length; length += 1) {
      expect(receiver.unprotect(bytes.slice(0, length))).toBeUndefined();
    }
    expect(new SrtpReceiver({ ...keys, key: keys.salt.slice(0, 16) }).unprotect(bytes.slice())).toBeUndefined();
    expect(receiver.unprotect(bytes)).toBe(172);
  });

  it("protects reports, and opens each once", () => {
    const report = hex("80c90001 cafebabe");
    const sender = new SrtpSender(keys);
    const receiver = new SrtpReceiver(keys);
    const first = sender.protectRtcp(report);
    const second = sender.protectRtcp(report);
    expect(toHex(first)).not.toBe(toHex(second));
    expect(receiver.unprotectRtcp(first)).toEqual(report);
    expect(receiver.unprotectRtcp(second)).toEqual(report);
    expect(receiver.unprotectRtcp(first)).toBeUndefined();
    second[9]! ^= 1;
    expect(receiver.unprotectRtcp(second)).toBeUndefined();
  });
});
