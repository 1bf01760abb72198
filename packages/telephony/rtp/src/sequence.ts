/** RTP sequence numbers and timestamps wrap (RFC 3550 §5.1): only these functions compare them. */

/** How far sequence number `to` lies after `from`, −32768 … 32767. */
export function sequenceDelta(from: number, to: number): number {
  return ((to - from) << 16) >> 16;
}

/** How far timestamp `to` lies after `from` in clock units, −2³¹ … 2³¹−1. */
export function timestampDelta(from: number, to: number): number {
  return (to - from) | 0;
}

export function addSequence(sequence: number, step: number): number {
  return (sequence + step) & 0xffff;
}

export function addTimestamp(timestamp: number, step: number): number {
  return (timestamp + step) >>> 0;
}
