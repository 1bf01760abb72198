import { parseRtp, type RtpPacket } from "@patchbay/rtp/rtp-packet";
import { sequenceDelta, timestampDelta } from "@patchbay/rtp/sequence";
import { describe, expect, it } from "vitest";
import { LegOutput } from "./leg-output.ts";

const FRAME = new Uint8Array(160).fill(0xd5);

function world(sequence = 65_530, timestamp = 2 ** 32 - 500) {
  const sent: RtpPacket[] = [];
  const transport = {
    port: 1,
    ready: true,
    sendRtp: (packet: Buffer, length: number) => sent.push(parseRtp(Uint8Array.from(packet.subarray(0, length)))!),
    sendRtcp: () => {},
    second: () => {},
    close: () => {},
  };
  const output = new LegOutput(99, sequence, timestamp, () => transport);
  const frame = (step: () => void) => {
    output.advance();
    step();
  };
  return { sent, output, frame };
}

function incoming(index: number, sequence = 500 + index, ssrc = 7): RtpPacket {
  return {
    marker: false,
    payloadType: 8,
    sequence: sequence & 0xffff,
    timestamp: (90_000 + index * 160) >>> 0,
    ssrc,
    headerLength: 12,
    payload: FRAME,
  };
}

/** Steps between packets: gapless in sequence, never back in time. */
function expectOneStream(sent: readonly RtpPacket[]): void {
  for (let i = 1; i < sent.length; i += 1) {
    expect(sequenceDelta(sent[i - 1]!.sequence, sent[i]!.sequence)).toBe(1);
    expect(timestampDelta(sent[i - 1]!.timestamp, sent[i]!.timestamp)).toBeGreaterThan(0);
    expect(sent[i]!.ssrc).toBe(99);
  }
}

describe("the stream that a party receives", () => {
  it("is one, whether frames are made here, forwarded from one party or another, over every wrap", () => {
    const { sent, output, frame } = world();
    for (let i = 0; i < 5; i += 1) frame(() => output.audio(FRAME, 8));
    for (let i = 0; i < 5; i += 1) frame(() => output.forward(incoming(i), 8, 160));
    for (let i = 0; i < 5; i += 1) frame(() => output.audio(FRAME, 8));
    for (let i = 0; i < 5; i += 1) frame(() => output.forward(incoming(i, 40_000 + i, 8), 8, 160));
    expectOneStream(sent);
    expect(sent.map(({ marker }, i) => (marker ? i : -1)).filter((i) => i >= 0)).toEqual([0, 5, 10, 15]);
  });

  it("lets the receiver see what was lost and reordered on the way to us", () => {
    const { sent, output, frame } = world(0, 0);
    for (const index of [0, 1, 4, 3, 5]) frame(() => output.forward(incoming(index), 8, 160));
    const first = sent[0]!.sequence;
    expect(sent.map(({ sequence }) => sequence - first)).toEqual([0, 1, 4, 3, 5]);
  });

  it("joins a stream anew that jumps, instead of passing the jump on", () => {
    const { sent, output, frame } = world();
    frame(() => output.forward(incoming(0), 8, 160));
    frame(() => output.forward({ ...incoming(1), timestamp: 4_000_000 }, 8, 160));
    expectOneStream(sent);
    expect(sent[1]!.marker).toBe(true);
  });

  it("keeps the time of a key press through all packets of the event", () => {
    const { sent, output, frame } = world(0, 0);
    const event = (begins: boolean) => ({ payload: Uint8Array.of(5, 10, 0, 160), begins });
    frame(() => output.digit(event(true), 101));
    frame(() => output.digit(event(false), 101));
    frame(() => output.audio(FRAME, 8));
    expect(sent[0]!.timestamp).toBe(sent[1]!.timestamp);
    expect(sent.map(({ marker }) => marker)).toEqual([true, false, true]);
    expect(timestampDelta(sent[1]!.timestamp, sent[2]!.timestamp)).toBe(320);
  });
});
