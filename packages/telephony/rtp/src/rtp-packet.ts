/** One RTP packet as it lies in the datagram; `payload` is a view, not a copy. */
export interface RtpPacket {
  readonly marker: boolean;
  readonly payloadType: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  /** Octets before the payload: fixed header, CSRC list and extension. */
  readonly headerLength: number;
  readonly payload: Uint8Array;
}

export const RTP_HEADER = 12;

/**
 * RTP fixed header (RFC 3550 §5.1).
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                           timestamp                           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                             SSRC                              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * Undefined for anything that is not a whole RTP packet.
 */
export function parseRtp(bytes: Uint8Array): RtpPacket | undefined {
  const headerLength = rtpHeaderLength(bytes);
  if (headerLength === undefined) return undefined;
  const first = bytes[0]!;
  const second = bytes[1]!;
  let end = bytes.byteLength;
  if ((first & 0x20) !== 0) {
    // Padding: the last octet counts the padding, itself included.
    const padding = bytes[end - 1]!;
    if (padding === 0 || padding > end - headerLength) return undefined;
    end -= padding;
  }
  return {
    marker: (second & 0x80) !== 0,
    payloadType: second & 0x7f,
    sequence: (bytes[2]! << 8) | bytes[3]!,
    timestamp: readUint32(bytes, 4),
    ssrc: readUint32(bytes, 8),
    headerLength,
    payload: bytes.subarray(headerLength, end),
  };
}

/** Octets before the payload, or undefined when the datagram is no RTP packet (RFC 3550 §5.1, §5.3.1). */
export function rtpHeaderLength(bytes: Uint8Array): number | undefined {
  if (bytes.byteLength < RTP_HEADER || bytes[0]! >> 6 !== 2) return undefined;
  let length = RTP_HEADER + 4 * (bytes[0]! & 0x0f);
  if ((bytes[0]! & 0x10) !== 0) {
    if (bytes.byteLength < length + 4) return undefined;
    length += 4 + 4 * ((bytes[length + 2]! << 8) | bytes[length + 3]!);
  }
  return length > bytes.byteLength ? undefined : length;
}

/** Writes a fixed header without CSRC or extension at the start of `target`; the payload follows at octet 12. */
export function writeRtpHeader(
  target: Uint8Array,
  payloadType: number,
  marker: boolean,
  sequence: number,
  timestamp: number,
  ssrc: number,
): void {
  target[0] = 0x80;
  target[1] = (marker ? 0x80 : 0) | payloadType;
  target[2] = sequence >> 8;
  target[3] = sequence;
  writeUint32(target, 4, timestamp);
  writeUint32(target, 8, ssrc);
}

/** RTP and RTCP share a port (RFC 5761 §4): RTCP packet types 192–223 stand where RTP has marker and payload type. */
export function isRtcp(bytes: Uint8Array): boolean {
  return bytes.byteLength >= 8 && bytes[0]! >> 6 === 2 && bytes[1]! >= 192 && bytes[1]! <= 223;
}

export function readUint32(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

export function writeUint32(target: Uint8Array, at: number, value: number): void {
  target[at] = value >>> 24;
  target[at + 1] = value >>> 16;
  target[at + 2] = value >>> 8;
  target[at + 3] = value;
}
