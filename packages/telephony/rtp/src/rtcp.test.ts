import { describe, expect, it } from "vitest";
import { ReceiveStatistics } from "./receive-statistics.ts";
import { parseRtcp, writeReport } from "./rtcp.ts";

const block = {
  ssrc: 7,
  fractionLost: 12,
  lost: 345,
  highestSequence: 0x10005,
  jitter: 42,
  lastReport: 0xaabbccdd,
  sinceLastReport: 65_536,
};

describe("RTCP reports", () => {
  it("are read as they were written", () => {
    const sender = { at: 1_700_000_000_500, timestamp: 160_000, packets: 1_000, octets: 160_000 };
    const report = parseRtcp(writeReport(0x01020304, "patchbay", sender, block));
    expect(report).toMatchObject({ ssrc: 0x01020304, blocks: [block], bye: false });
    expect(report?.ntpMiddle).toBe((((1_700_000_000 + 2_208_988_800) & 0xffff) * 65_536 + 0x8000) >>> 0);
    expect(parseRtcp(writeReport(9, "x", undefined, undefined))).toEqual({ ssrc: 9, blocks: [], bye: false });
  });

  it("are refused when they are cut or begin with another packet", () => {
    const bytes = writeReport(1, "c", undefined, block);
    for (let length = 0; length < 32; length += 1) expect(parseRtcp(bytes.subarray(0, length))).toBeUndefined();
    expect(parseRtcp(bytes.subarray(32))).toBeUndefined();
  });
});

describe("receive statistics", () => {
  function received(sequences: readonly number[]): ReceiveStatistics {
    const statistics = new ReceiveStatistics();
    sequences.forEach((sequence, i) => {
      statistics.received(sequence, i * 160, sequence * 160);
    });
    return statistics;
  }

  it("count what is missing, over the wrap of sequence numbers", () => {
    const statistics = received([65_533, 65_534, 1, 2]);
    expect(statistics.lost).toBe(2);
    expect(statistics.fractionLost()).toBe(Math.floor((2 * 256) / 6));
    expect(statistics.fractionLost()).toBe(0);
    expect(statistics.highestSequence).toBe(65_538);
  });

  it("count reordered packets as received", () => {
    expect(received([1, 3, 2, 4]).lost).toBe(0);
  });

  it("take a large jump for a new beginning, not for loss", () => {
    expect(received([1, 2, 4, 30_000, 30_001]).lost).toBe(1);
  });

  it("measure jitter from packets that say when they were made", () => {
    const statistics = new ReceiveStatistics();
    for (let i = 0; i < 200; i += 1) statistics.received(i, i * 160 + (i % 2) * 80, i * 160);
    expect(statistics.jitter).toBeGreaterThan(70);
    expect(statistics.jitter).toBeLessThan(81);
  });
});
