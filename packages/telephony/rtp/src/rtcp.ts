import { readUint32, writeUint32 } from "./rtp-packet.ts";

/** RTCP packet types (RFC 3550 §12.1). */
const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;
const SOURCE_DESCRIPTION = 202;
const BYE = 203;
const CNAME = 1;

/** One report block (RFC 3550 §6.4.1): how the reporter receives the stream `ssrc`. */
export interface ReportBlock {
  readonly ssrc: number;
  /** 0 … 255: lost share since the last report × 256. */
  readonly fractionLost: number;
  readonly lost: number;
  readonly highestSequence: number;
  /** In clock units of the stream. */
  readonly jitter: number;
  /** Middle 32 bits of the NTP time of the last sender report, 0 if none came. */
  readonly lastReport: number;
  /** Since then, in 1/65536 s. */
  readonly sinceLastReport: number;
}

export interface SenderInfo {
  /** Unix milliseconds of this report. */
  readonly at: number;
  /** RTP timestamp of the same instant. */
  readonly timestamp: number;
  readonly packets: number;
  readonly octets: number;
}

/** What is of use in a compound packet from the party. */
export interface RtcpReport {
  readonly ssrc: number;
  /** Middle 32 bits of the NTP time, when the party sends. */
  readonly ntpMiddle?: number;
  readonly blocks: readonly ReportBlock[];
  readonly bye: boolean;
}

/** Seconds from 1900 (NTP) to 1970 (Unix). */
const NTP_OFFSET = 2_208_988_800;

/** A compound packet: SR (or RR when nothing was sent) and SDES with the CNAME (RFC 3550 §6.1). */
export function writeReport(
  ssrc: number,
  cname: string,
  sender: SenderInfo | undefined,
  block: ReportBlock | undefined,
): Uint8Array {
  const name = new TextEncoder().encode(cname).subarray(0, 255);
  const blockLength = block ? 24 : 0;
  const reportLength = (sender ? 28 : 8) + blockLength;
  // Chunk: SSRC, CNAME item, at least one null octet, padded to 32 bits.
  const chunkLength = 4 + Math.ceil((2 + name.length + 1) / 4) * 4;
  const packet = new Uint8Array(reportLength + 4 + chunkLength);
  writeHeader(packet, 0, block ? 1 : 0, sender ? SENDER_REPORT : RECEIVER_REPORT, reportLength);
  writeUint32(packet, 4, ssrc);
  let at = 8;
  if (sender) {
    writeUint32(packet, 8, Math.floor(sender.at / 1_000) + NTP_OFFSET);
    writeUint32(packet, 12, Math.floor(((sender.at % 1_000) / 1_000) * 2 ** 32));
    writeUint32(packet, 16, sender.timestamp);
    writeUint32(packet, 20, sender.packets);
    writeUint32(packet, 24, sender.octets);
    at = 28;
  }
  if (block) writeBlock(packet, at, block);
  writeHeader(packet, reportLength, 1, SOURCE_DESCRIPTION, 4 + chunkLength);
  writeUint32(packet, reportLength + 4, ssrc);
  packet[reportLength + 8] = CNAME;
  packet[reportLength + 9] = name.length;
  packet.set(name, reportLength + 10);
  return packet;
}

/** Undefined for anything that does not begin with a whole SR or RR; later parts are read as far as they are whole. */
export function parseRtcp(bytes: Uint8Array): RtcpReport | undefined {
  let report: { ssrc: number; ntpMiddle?: number; blocks: ReportBlock[]; bye: boolean } | undefined;
  for (let at = 0; at + 8 <= bytes.byteLength; ) {
    const length = 4 * (((bytes[at + 2]! << 8) | bytes[at + 3]!) + 1);
    if (bytes[at]! >> 6 !== 2 || at + length > bytes.byteLength) break;
    const type = bytes[at + 1]!;
    if (type === SENDER_REPORT || type === RECEIVER_REPORT) {
      const first = type === SENDER_REPORT ? 28 : 8;
      if (length < first) break;
      report ??= { ssrc: readUint32(bytes, at + 4), blocks: [], bye: false };
      if (type === SENDER_REPORT) report.ntpMiddle = readUint32(bytes, at + 10);
      const count = bytes[at]! & 0x1f;
      for (let i = 0; i < count && first + 24 * (i + 1) <= length; i += 1) {
        report.blocks.push(readBlock(bytes, at + first + 24 * i));
      }
    } else if (report === undefined) break;
    if (type === BYE && report) report.bye = true;
    at += length;
  }
  return report;
}

function writeHeader(target: Uint8Array, at: number, count: number, type: number, length: number): void {
  target[at] = 0x80 | count;
  target[at + 1] = type;
  target[at + 2] = (length / 4 - 1) >> 8;
  target[at + 3] = length / 4 - 1;
}

function writeBlock(target: Uint8Array, at: number, block: ReportBlock): void {
  writeUint32(target, at, block.ssrc);
  writeUint32(target, at + 4, Math.min(block.lost, 0x7fffff));
  target[at + 4] = block.fractionLost;
  writeUint32(target, at + 8, block.highestSequence);
  writeUint32(target, at + 12, Math.round(block.jitter));
  writeUint32(target, at + 16, block.lastReport);
  writeUint32(target, at + 20, block.sinceLastReport);
}

function readBlock(bytes: Uint8Array, at: number): ReportBlock {
  return {
    ssrc: readUint32(bytes, at),
    fractionLost: bytes[at + 4]!,
    // 24 bits, signed: duplicates can make it negative.
    lost: (readUint32(bytes, at + 4) << 8) >> 8,
    highestSequence: readUint32(bytes, at + 8),
    jitter: readUint32(bytes, at + 12),
    lastReport: readUint32(bytes, at + 16),
    sinceLastReport: readUint32(bytes, at + 20),
  };
}
