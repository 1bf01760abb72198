import { expect, it } from "vitest";
import { statsFigures } from "./stats-figures.ts";

const DOWN = { type: "inbound-rtp", packetsReceived: 240, packetsLost: 10, jitter: 0.004 };
const UP = { type: "remote-inbound-rtp", jitter: 0.006, fractionLost: 0.02, roundTripTime: 0.08 };
const PATH = { type: "candidate-pair", nominated: true, currentRoundTripTime: 0.05 };

it("reads loss, jitter and round trip of both ways, in ms and shares", () => {
  expect(statsFigures([PATH, DOWN, UP, { type: "codec" }])).toEqual({
    ...{ roundTripMs: 80, jitterUpMs: 6, lostUp: 0.02, jitterDownMs: 4, lostDown: 0.04 },
  });
});

it("takes the round trip of the path until the server has reported", () => {
  expect(statsFigures([PATH, DOWN])).toEqual({ roundTripMs: 50, jitterDownMs: 4, lostDown: 0.04 });
});

it("says nothing of a way on which nothing came, and counts doubled packets as no loss", () => {
  expect(statsFigures([{ type: "inbound-rtp", packetsReceived: 0 }])).toEqual({});
  expect(statsFigures([{ ...DOWN, packetsLost: -3 }])).toMatchObject({ lostDown: 0 });
});
