import { describe, expect, it } from "vitest";
import { G722Decoder, G722Encoder } from "./g722.ts";

/** 10 ms of a wild signal, and what ffmpeg 5.1 makes of it: 64 kbit/s, mode 1. */
const SIGNAL = Int16Array.from({ length: 160 }, (_, i) => ((i * 7_919) % 20_011) - 10_000);
const CODES = Uint8Array.from(
  (
    "2c84208420841b3ea39932381aae97353a18b194393e14b4913f1a139c2d315fab9d73745caf9c76" +
    "7858b2967d5f52ba915c5751972e705fac9ef4755ff0db383a58f3965f5b51bc8f575412962d6e7f"
  ).match(/../g)!,
  (octet) => Number.parseInt(octet, 16),
);
/** The last samples that ffmpeg decodes from them, and a checksum of all. */
const LAST = [-1_770, 7_044, -5_692, 4_150, -10_704, -1_556, 6_467, -5_054];
const CHECKSUM = -243_725_189;

describe("G.722", () => {
  it("codes bit by bit as other implementations do, in pieces of any length", () => {
    expect(new G722Encoder().encode(SIGNAL)).toEqual(CODES);
    const encoder = new G722Encoder();
    const pieces = [0, 40, 42, 100].map((at, i, all) => encoder.encode(SIGNAL.subarray(at, all[i + 1] ?? 160)));
    expect(Uint8Array.from(pieces.flatMap((piece) => [...piece]))).toEqual(CODES);
  });

  it("decodes sample by sample as other implementations do", () => {
    const samples = new G722Decoder().decode(CODES);
    expect([...samples.slice(-8)]).toEqual(LAST);
    expect(samples.reduce((sum, sample) => (sum * 31 + sample) | 0, 0)).toBe(CHECKSUM);
  });
});
