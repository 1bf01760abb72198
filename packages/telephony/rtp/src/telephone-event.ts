/** A DTMF digit on its way in RTP (RFC 4733 §2.3); `duration` in clock units since the event's timestamp. */
export interface TelephoneEvent {
  readonly event: number;
  readonly end: boolean;
  readonly volume: number;
  readonly duration: number;
}

/** Index = event code (RFC 4733 §3.2): 0–9 * # A–D. */
export const DTMF_DIGITS = "0123456789*#ABCD";

/**
 * One RTP telephone-event payload (RFC 4733 §2.3).
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+-+-+-----------+-------------------------------+
 * |     event     |E|R|  volume   |           duration            |
 * +---------------+-+-+-----------+-------------------------------+
 */
export function decodeTelephoneEvent(payload: Uint8Array): TelephoneEvent | undefined {
  if (payload.byteLength < 4) return undefined;
  const flags = payload[1]!;
  return {
    event: payload[0]!,
    end: (flags & 0x80) !== 0,
    volume: flags & 0x3f,
    duration: (payload[2]! << 8) | payload[3]!,
  };
}

export function encodeTelephoneEvent(event: TelephoneEvent): Uint8Array {
  return Uint8Array.of(
    event.event,
    (event.end ? 0x80 : 0) | (event.volume & 0x3f),
    event.duration >> 8,
    event.duration & 0xff,
  );
}
