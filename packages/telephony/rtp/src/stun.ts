import { readUint32, writeUint32 } from "./rtp-packet.ts";
import { type HmacSha1, sameOctets } from "./sha1.ts";

/** STUN as ICE uses it (RFC 8489, RFC 8445): binding requests and their answers. */
const COOKIE = 0x2112a442;
const HEADER = 20;
export const BINDING_REQUEST = 0x0001;
export const BINDING_SUCCESS = 0x0101;
export const BINDING_ERROR = 0x0111;

const USERNAME = 0x0006;
const MESSAGE_INTEGRITY = 0x0008;
const ERROR_CODE = 0x0009;
const XOR_MAPPED_ADDRESS = 0x0020;
const USE_CANDIDATE = 0x0025;
const FINGERPRINT = 0x8028;
const FINGERPRINT_XOR = 0x5354554e;

export interface StunMessage {
  readonly type: number;
  /** 12 octets. */
  readonly transaction: Uint8Array;
  readonly username?: string;
  readonly useCandidate: boolean;
  readonly errorCode?: number;
  readonly mappedAddress?: { readonly address: string; readonly port: number };
  /** Octet where MESSAGE-INTEGRITY begins; undefined when the message has none. */
  readonly integrityAt?: number;
}

/** STUN, DTLS and RTP share one socket; the first octet tells them apart (RFC 7983 §7). */
export function isStun(bytes: Uint8Array): boolean {
  return bytes.byteLength >= HEADER && bytes[0]! < 4 && readUint32(bytes, 4) === COOKIE;
}

/** Undefined unless the bytes are one whole message, with a right FINGERPRINT if it has one. */
export function parseStun(bytes: Uint8Array): StunMessage | undefined {
  if (!isStun(bytes)) return undefined;
  const length = (bytes[2]! << 8) | bytes[3]!;
  if (length % 4 !== 0 || HEADER + length !== bytes.byteLength) return undefined;
  const found: { -readonly [Key in keyof StunMessage]: StunMessage[Key] } = {
    type: (bytes[0]! << 8) | bytes[1]!,
    transaction: bytes.subarray(8, HEADER),
    useCandidate: false,
  };
  for (let at = HEADER; at < bytes.byteLength; ) {
    if (at + 4 > bytes.byteLength) return undefined;
    const type = (bytes[at]! << 8) | bytes[at + 1]!;
    const size = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    if (at + 4 + size > bytes.byteLength) return undefined;
    const value = bytes.subarray(at + 4, at + 4 + size);
    if (type === FINGERPRINT) {
      if (size !== 4 || readUint32(value, 0) !== (crc32(bytes, at) ^ FINGERPRINT_XOR) >>> 0) return undefined;
    } else if (found.integrityAt === undefined) {
      // What stands behind MESSAGE-INTEGRITY is not protected and is ignored (RFC 8489 §14.5).
      if (type === USERNAME) found.username = new TextDecoder().decode(value);
      else if (type === USE_CANDIDATE) found.useCandidate = true;
      else if (type === ERROR_CODE && size >= 4) found.errorCode = (value[2]! & 7) * 100 + value[3]!;
      else if (type === XOR_MAPPED_ADDRESS) Object.assign(found, mappedAddress(value));
      else if (type === MESSAGE_INTEGRITY) {
        if (size !== 20) return undefined;
        found.integrityAt = at;
      }
    }
    at += 4 + Math.ceil(size / 4) * 4;
  }
  return found;
}

/** Whether MESSAGE-INTEGRITY was made with this key (short-term credentials: the ICE password's octets). */
export function verifyIntegrity(bytes: Uint8Array, message: StunMessage, key: HmacSha1): boolean {
  const at = message.integrityAt;
  if (at === undefined) return false;
  // The length field counts up to and with MESSAGE-INTEGRITY, whatever follows (RFC 8489 §14.5).
  const header = bytes.slice(0, HEADER);
  setLength(header, at + 24 - HEADER);
  const expected = key.start().update(header).update(bytes, HEADER, at).finish();
  return sameOctets(expected, bytes, 20, at + 4);
}

/** A success answer that tells the party how its address looks from here; a keep-alive's needs no key (RFC 5626 §8). */
export function writeBindingSuccess(
  transaction: Uint8Array,
  address: string,
  port: number,
  key?: HmacSha1,
): Uint8Array {
  return assemble(BINDING_SUCCESS, transaction, [[XOR_MAPPED_ADDRESS, xorAddress(address, port, transaction)]], key);
}

/** A request as an ICE agent sends it; used to test the answering side. */
export function writeBindingRequest(
  transaction: Uint8Array,
  username: string,
  key: HmacSha1,
  useCandidate: boolean,
): Uint8Array {
  const attributes: [number, Uint8Array][] = [[USERNAME, new TextEncoder().encode(username)]];
  if (useCandidate) attributes.push([USE_CANDIDATE, new Uint8Array()]);
  return assemble(BINDING_REQUEST, transaction, attributes, key);
}

export function writeBindingError(transaction: Uint8Array, code: number, reason: string): Uint8Array {
  const text = new TextEncoder().encode(reason);
  const value = new Uint8Array(4 + text.length);
  value[2] = Math.floor(code / 100);
  value[3] = code % 100;
  value.set(text, 4);
  return assemble(BINDING_ERROR, transaction, [[ERROR_CODE, value]], undefined);
}

function assemble(
  type: number,
  transaction: Uint8Array,
  attributes: readonly (readonly [number, Uint8Array])[],
  key: HmacSha1 | undefined,
): Uint8Array {
  const body = attributes.reduce((sum, [, value]) => sum + 4 + Math.ceil(value.length / 4) * 4, 0);
  const total = HEADER + body + (key ? 24 : 0) + 8;
  const bytes = new Uint8Array(total);
  bytes[0] = type >> 8;
  bytes[1] = type & 0xff;
  writeUint32(bytes, 4, COOKIE);
  bytes.set(transaction, 8);
  let at = HEADER;
  for (const [attribute, value] of attributes) {
    writeAttribute(bytes, at, attribute, value);
    at += 4 + Math.ceil(value.length / 4) * 4;
  }
  if (key) {
    setLength(bytes, at + 24 - HEADER);
    writeAttribute(bytes, at, MESSAGE_INTEGRITY, key.start().update(bytes, 0, at).finish());
    at += 24;
  }
  setLength(bytes, total - HEADER);
  const print = new Uint8Array(4);
  writeUint32(print, 0, crc32(bytes, at) ^ FINGERPRINT_XOR);
  writeAttribute(bytes, at, FINGERPRINT, print);
  return bytes;
}

function writeAttribute(bytes: Uint8Array, at: number, type: number, value: Uint8Array): void {
  bytes[at] = type >> 8;
  bytes[at + 1] = type & 0xff;
  bytes[at + 2] = value.length >> 8;
  bytes[at + 3] = value.length & 0xff;
  bytes.set(value, at + 4);
}

function setLength(bytes: Uint8Array, length: number): void {
  bytes[2] = length >> 8;
  bytes[3] = length & 0xff;
}

/** Addresses are XORed with cookie and transaction, lest a NAT that rewrites addresses in payloads finds them. */
function xorAddress(address: string, port: number, transaction: Uint8Array): Uint8Array {
  const octets = address.includes(":") ? ipv6Octets(address) : address.split(".").map(Number);
  const mask = xorMask(transaction);
  const value = new Uint8Array(4 + octets.length);
  value[1] = octets.length === 4 ? 1 : 2;
  value[2] = (port >> 8) ^ mask[0]!;
  value[3] = (port & 0xff) ^ mask[1]!;
  octets.forEach((octet, i) => {
    value[4 + i] = octet ^ mask[i]!;
  });
  return value;
}

function mappedAddress(value: Uint8Array): { mappedAddress?: { address: string; port: number } } {
  if (value.length !== 8 || value[1] !== 1) return {};
  const mask = xorMask(new Uint8Array(12));
  const address = [...value.subarray(4)].map((octet, i) => octet ^ mask[i]!).join(".");
  return { mappedAddress: { address, port: ((value[2]! ^ mask[0]!) << 8) | (value[3]! ^ mask[1]!) } };
}

function xorMask(transaction: Uint8Array): Uint8Array {
  const mask = new Uint8Array(16);
  writeUint32(mask, 0, COOKIE);
  mask.set(transaction, 4);
  return mask;
}

function ipv6Octets(address: string): readonly number[] {
  const [head = "", tail] = address.split("%")[0]!.split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16)));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<number>(zeros).fill(0), ...right].flatMap((group) => [group >> 8, group & 0xff]);
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 of ISO 3309 over the first `length` octets. */
function crc32(bytes: Uint8Array, length: number): number {
  let crc = -1;
  for (let i = 0; i < length; i += 1) crc = CRC_TABLE[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
