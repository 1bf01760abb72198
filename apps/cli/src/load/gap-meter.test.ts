import { expect, it } from "vitest";
import { GapMeter } from "./gap-meter.ts";

function hear(...packets: readonly (readonly [at: number, sequence: number])[]): GapMeter {
  const meter = new GapMeter();
  for (const [at, sequence] of packets) meter.arrived(at, sequence);
  return meter;
}

it("counts pauses that a listener would hear, and the longest", () => {
  const meter = hear([0, 1], [20, 2], [65, 3], [130, 4]);
  expect([meter.packets, meter.over40, meter.over60, meter.longestMs]).toEqual([4, 2, 1, 65]);
});

it("counts packets that never came, across the end of the numbers", () => {
  expect(hear([0, 65_534], [20, 65_535], [40, 1]).lost).toBe(1);
});

it("takes one that was only overtaken for none lost", () => {
  expect(hear([0, 1], [20, 3], [21, 2], [40, 4]).lost).toBe(0);
});

it("measures anew after a reset, and knows still where the stream was", () => {
  const meter = hear([0, 1], [20, 5]);
  meter.reset();
  meter.arrived(100, 7);
  expect([meter.packets, meter.lost, meter.over60]).toEqual([1, 1, 1]);
});
