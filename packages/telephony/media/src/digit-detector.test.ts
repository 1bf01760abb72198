import { DTMF_DIGITS, encodeTelephoneEvent } from "@patchbay/rtp/telephone-event";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DigitDetector } from "./digit-detector.ts";
import { DigitSender } from "./digit-sender.ts";

interface Sent {
  readonly payload: Uint8Array;
  readonly timestamp: number;
  readonly at: number;
}

/** What a telephone sends for these keys. */
function send(digits: string, start = 0): Sent[] {
  const sender = new DigitSender();
  sender.enqueue(digits);
  const sent: Sent[] = [];
  let timestamp = 0;
  for (let frame = 0; sender.busy; frame += 1) {
    const slot = sender.next();
    const clock = (start + frame * 160) >>> 0;
    if (slot === undefined || slot === "pause") continue;
    if (slot.begins) timestamp = clock;
    sent.push({ payload: slot.payload, timestamp, at: frame * 20 });
  }
  return sent;
}

function detect(sent: readonly Sent[]): string {
  const detector = new DigitDetector();
  let digits = "";
  let at = 0;
  for (const packet of sent) {
    for (; at <= packet.at; at += 20) for (const { digit } of detector.time(at)) digits += digit;
    for (const { digit } of detector.push(packet.payload, packet.timestamp, packet.at)) digits += digit;
  }
  for (const { digit } of detector.time(at + 1_000)) digits += digit;
  return digits;
}

describe("the digit detector", () => {
  it("tells each key once, though its end is said three times, over the wrap of timestamps", () => {
    expect(detect(send("0011*#AD", 2 ** 32 - 2_000))).toBe("0011*#AD");
  });

  it("tells how long a key was held, at its first end packet", () => {
    const packets = send("5");
    const detector = new DigitDetector();
    const told = packets.map((packet) => detector.push(packet.payload, packet.timestamp, packet.at));
    expect(told.findIndex((digits) => digits.length > 0)).toBe(5);
    expect(told.flat()).toEqual([{ digit: "5", heldMs: 100 }]);
  });

  it("tells a key whose end packets were lost when its packets stop, or when the next begins", () => {
    const withoutEnds = send("78").filter(({ payload }) => (payload[1]! & 0x80) === 0);
    expect(detect(withoutEnds)).toBe("78");
  });

  it("takes a tone longer than a packet can count for one key", () => {
    const detector = new DigitDetector();
    const long = (timestamp: number, duration: number, end: boolean) =>
      detector.push(encodeTelephoneEvent({ event: 3, end, volume: 10, duration }), timestamp, 0);
    expect(long(1_000, 0xffff, false)).toEqual([]);
    expect(long(1_000 + 0xffff, 800, true)).toEqual([{ digit: "3", heldMs: Math.round((0xffff + 800) / 8) }]);
  });

  it("hears no key in line signals, cut packets or noise", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), fc.nat(), (payload, timestamp) => {
        const found = new DigitDetector().push(payload, timestamp, 0);
        if (payload.length < 4 || payload[0]! > 15) expect(found).toEqual([]);
      }),
    );
  });

  it("doubles no digit in 2,000 sequences with loss to 30 %, duplicates and reordering, and loses none to 10 %", () => {
    const random = seeded(4_733);
    for (let run = 0; run < 2_000; run += 1) {
      const length = 1 + Math.floor(random() * 8);
      const keys = Array.from({ length }, () => DTMF_DIGITS[Math.floor(random() * 16)]!).join("");
      const loss = run % 3 === 0 ? 0.3 : run % 3 === 1 ? 0.1 : 0;
      const arrived = send(keys, Math.floor(random() * 2 ** 32))
        .filter(() => random() >= loss)
        .flatMap((packet) => (random() < 0.1 ? [packet, packet] : [packet]));
      for (let i = 1; i < arrived.length; i += 1) {
        if (random() < 0.05) [arrived[i - 1], arrived[i]] = [arrived[i]!, arrived[i - 1]!];
      }
      const digits = detect(arrived);
      if (loss <= 0.1) expect(digits).toBe(keys);
      else expect(isSubsequence(digits, keys)).toBe(true);
    }
  });
});

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of whole) if (letter === part[at]) at += 1;
  return at === part.length;
}

/** Park and Miller's generator: the same sequences on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
