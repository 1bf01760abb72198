import { describe, expect, it } from "vitest";
import { HmacSha1 } from "./sha1.ts";
import { parseStun, verifyIntegrity, writeBindingError, writeBindingRequest, writeBindingSuccess } from "./stun.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ""), "hex"));
const key = new HmacSha1(new TextEncoder().encode("VOkJxbRl1RmTxUk/WvJxBt"));

/** RFC 5769 §2.1. */
const SAMPLE_REQUEST = hex(`
  00010058 2112a442 b7e7a701 bc34d686 fa87dfae 80220010 5354554e 20746573 7420636c 69656e74
  00240004 6e0001ff 80290008 932ff9b1 51263b36 00060009 6576746a 3a683676 59202020
  00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2 80280004 e57a3bcf`);
/** RFC 5769 §2.2. */
const SAMPLE_ANSWER = hex(`
  0101003c 2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7220
  00200008 0001a147 e112a643 00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7 80280004 c07d4c96`);

describe("STUN", () => {
  it("reads and verifies the sample request of RFC 5769", () => {
    const message = parseStun(SAMPLE_REQUEST);
    expect(message).toMatchObject({ type: 1, username: "evtj:h6vY", useCandidate: false });
    expect(message && verifyIntegrity(SAMPLE_REQUEST, message, key)).toBe(true);
  });

  it("reads and verifies the sample answer of RFC 5769", () => {
    const message = parseStun(SAMPLE_ANSWER);
    expect(message).toMatchObject({ type: 0x101, mappedAddress: { address: "192.0.2.1", port: 32_853 } });
    expect(message && verifyIntegrity(SAMPLE_ANSWER, message, key)).toBe(true);
  });

  it("reads back what it writes", () => {
    const transaction = Uint8Array.from({ length: 12 }, (_, i) => i);
    const request = writeBindingRequest(transaction, "abc:xyz", key, true);
    expect(parseStun(request)).toMatchObject({ username: "abc:xyz", useCandidate: true });
    const success = writeBindingSuccess(transaction, "10.1.2.3", 54_321, key);
    const read = parseStun(success);
    expect(read?.mappedAddress).toEqual({ address: "10.1.2.3", port: 54_321 });
    expect(read && verifyIntegrity(success, read, key)).toBe(true);
    expect(parseStun(writeBindingError(transaction, 401, "who"))?.errorCode).toBe(401);
  });

  it("trusts no message that was changed, and reads none that is cut", () => {
    // What stands behind MESSAGE-INTEGRITY (the head of FINGERPRINT) is not protected, and means nothing.
    const unprotected = SAMPLE_REQUEST.length - 8;
    for (let at = 0; at < SAMPLE_REQUEST.length; at += 1) {
      if (at >= unprotected && at < unprotected + 4) continue;
      const changed = Uint8Array.from(SAMPLE_REQUEST);
      changed[at]! ^= 0x01;
      const message = parseStun(changed);
      expect(message !== undefined && verifyIntegrity(changed, message, key)).toBe(false);
    }
    for (let length = 0; length < SAMPLE_REQUEST.length; length += 1) {
      expect(parseStun(SAMPLE_REQUEST.subarray(0, length))).toBeUndefined();
    }
  });
});
