import { pcma } from "@patchbay/rtp/audio-codec";
import { COMFORT_NOISE } from "@patchbay/rtp/comfort-noise";
import { writeRtpHeader } from "@patchbay/rtp/rtp-packet";
import { expect, it } from "vitest";
import { Counters } from "./counters.ts";
import { LegInput } from "./leg-input.ts";

function packet(sequence: number, payloadType: number): Uint8Array {
  const bytes = new Uint8Array(12 + (payloadType === COMFORT_NOISE ? 1 : 160));
  writeRtpHeader(bytes, payloadType, false, sequence, sequence * 160, 7);
  return bytes;
}

it("takes comfort noise for a sign of life, and counts none of it as lost", () => {
  const counters = new Counters();
  const input = new LegInput(counters, { first: () => {}, digit: () => {}, audio: () => {} });
  input.configure({ codec: pcma, payloadType: 8, eventPayloadTypes: [101], eventClock: 8_000 });
  input.push(packet(1, 8), 20);
  for (let sequence = 2; sequence < 10; sequence += 1) input.push(packet(sequence, COMFORT_NOISE), sequence * 20);
  expect(input.lastAt).toBe(180);
  input.push(packet(10, 8), 200);
  expect([input.statistics.lost, input.statistics.fractionLost(), counters.ignored]).toEqual([0, 0, {}]);
});
