import ipaddr from "ipaddr.js";
import type { TracedMessage } from "./sip-message.ts";

/** Of the libpcap file format: microseconds, little endian; packets begin with the IP header. */
const MAGIC = 0xa1b2c3d4;
const LINKTYPE_RAW = 101;
const LONGEST = 65_535;
const UDP = 17;
const [FILE_HEADER, RECORD_HEADER, UDP_HEADER] = [24, 16, 8];
const SIP_PORT = 5060;

interface End {
  readonly address: ipaddr.IPv4 | ipaddr.IPv6;
  readonly port: number;
}

/**
 * The messages as a capture file (draft-ietf-opsawg-pcap) that Wireshark and sngrep open. Each is one UDP datagram, whatever
 * it came over: addresses of encrypted and stream transports are kept, their framing is not.
 */
export function pcapOf(messages: readonly TracedMessage[]): Uint8Array<ArrayBuffer> {
  const peers = new Map(messages.flatMap(({ sipCallId, peer }) => (peer ? [[sipCallId, peer] as const] : [])));
  const ours = messages.find(({ near }) => near !== undefined)?.near ?? "127.0.0.1";
  const packets = messages.map((message) => {
    const party = endOf(message.peer ?? peers.get(message.sipCallId) ?? "");
    const we = like(endOf(message.near ?? ours), party);
    const payload = new TextEncoder().encode(message.text);
    return { at: message.at, bytes: message.sent ? datagram(we, party, payload) : datagram(party, we, payload) };
  });
  const size = packets.reduce((sum, { bytes }) => sum + RECORD_HEADER + bytes.length, FILE_HEADER);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, LONGEST, true);
  view.setUint32(20, LINKTYPE_RAW, true);
  let offset = FILE_HEADER;
  for (const { at, bytes } of packets) {
    view.setUint32(offset, Math.floor(at / 1_000), true);
    view.setUint32(offset + 4, Math.round((at % 1_000) * 1_000), true);
    view.setUint32(offset + 8, bytes.length, true);
    view.setUint32(offset + 12, bytes.length, true);
    file.set(bytes, offset + RECORD_HEADER);
    offset += RECORD_HEADER + bytes.length;
  }
  return file;
}

/** RFC 768 in RFC 791 or RFC 8200; UDP's checksum is 0: not computed. */
function datagram(from: End, to: End, all: Uint8Array): Uint8Array {
  const v4 = from.address.kind() === "ipv4";
  const head = v4 ? 20 : 40;
  const payload = all.subarray(0, LONGEST - head - UDP_HEADER);
  const bytes = new Uint8Array(head + UDP_HEADER + payload.length);
  const view = new DataView(bytes.buffer);
  if (v4) {
    view.setUint8(0, 0x45);
    view.setUint16(2, bytes.length);
    view.setUint8(8, 64);
    view.setUint8(9, UDP);
  } else {
    view.setUint8(0, 0x60);
    view.setUint16(4, UDP_HEADER + payload.length);
    view.setUint8(6, UDP);
    view.setUint8(7, 64);
  }
  bytes.set(from.address.toByteArray(), v4 ? 12 : 8);
  bytes.set(to.address.toByteArray(), v4 ? 16 : 24);
  if (v4) view.setUint16(10, checksum(view, head));
  view.setUint16(head, from.port);
  view.setUint16(head + 2, to.port);
  view.setUint16(head + 4, UDP_HEADER + payload.length);
  bytes.set(payload, head + UDP_HEADER);
  return bytes;
}

/** RFC 1071. */
function checksum(view: DataView, length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at += 2) sum += view.getUint16(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

function endOf(text: string): End {
  const colon = /:\d+$/.exec(text)?.index ?? text.length;
  const host = text.slice(0, colon).replace(/^\[|\]$/g, "");
  const known = ipaddr.isValid(host) ? ipaddr.process(host) : ipaddr.parse("0.0.0.0");
  return { address: known, port: Number(text.slice(colon + 1)) || SIP_PORT };
}

/** Ours in the family of the party's address: one packet has both ends in one. */
function like(ours: End, party: End): End {
  if (ours.address.kind() === party.address.kind()) return ours;
  return { ...ours, address: ipaddr.parse(party.address.kind() === "ipv4" ? "127.0.0.1" : "::1") };
}
