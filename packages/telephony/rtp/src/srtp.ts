import { Aes128 } from "./aes128.ts";
import { readUint32, rtpHeaderLength, writeUint32 } from "./rtp-packet.ts";
import { sequenceDelta } from "./sequence.ts";
import { HmacSha1, sameOctets } from "./sha1.ts";

/** Master key (16 octets) and salt (14) of one direction, as DTLS-SRTP exports them (RFC 5764 §4.2). */
export interface SrtpKeys {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
}

/** Longest authentication tag of RTP: that of AES_CM_128_HMAC_SHA1_80 (RFC 3711 §4.2, §5.2); the 32-bit suite has four octets. */
export const SRTP_TAG = 10;
/** What SRTCP adds: E flag with index, and the tag, which is long in every suite (RFC 3711 §3.4). */
export const SRTCP_TRAILER = 4 + SRTP_TAG;
const ENCRYPTED = 0x80000000;
const REPLAY_WINDOW = 128;
/** A party sends one stream, perhaps a second after a change of device; more is hostile. */
const MAX_STREAMS = 8;

/** Key derivation labels (RFC 3711 §4.3.1, §4.3.2). */
const RTP_LABELS = { encryption: 0, authentication: 1, salt: 2 } as const;
const RTCP_LABELS = { encryption: 3, authentication: 4, salt: 5 } as const;

class Keystream {
  readonly cipher: Aes128;
  readonly hmac: HmacSha1;
  readonly salt0: number;
  readonly salt1: number;
  readonly salt2: number;
  readonly salt3: number;

  constructor(master: SrtpKeys, labels: { encryption: number; authentication: number; salt: number }) {
    this.cipher = new Aes128(deriveKey(master, labels.encryption, 16));
    this.hmac = new HmacSha1(deriveKey(master, labels.authentication, 20));
    const salt = new Uint8Array(16);
    salt.set(deriveKey(master, labels.salt, 14));
    this.salt0 = readUint32(salt, 0);
    this.salt1 = readUint32(salt, 4);
    this.salt2 = readUint32(salt, 8);
    this.salt3 = readUint32(salt, 12);
  }

  /** `high` and `low` are the upper 32 and lower 16 bits of the packet index (RFC 3711 §4.1.1). */
  crypt(bytes: Uint8Array, from: number, to: number, ssrc: number, high: number, low: number): void {
    this.cipher.counter(this.salt0, this.salt1 ^ ssrc, this.salt2 ^ high, this.salt3 ^ (low << 16), bytes, from, to);
  }
}

/** Session keys: the master key encrypts label-dependent counter blocks (RFC 3711 §4.3.3). */
function deriveKey(master: SrtpKeys, label: number, length: number): Uint8Array {
  const iv = new Uint8Array(16);
  iv.set(master.salt.subarray(0, 14));
  iv[7]! ^= label;
  const derived = new Uint8Array(length);
  const cipher = new Aes128(master.key);
  cipher.counter(readUint32(iv, 0), readUint32(iv, 4), readUint32(iv, 8), readUint32(iv, 12), derived, 0, length);
  return derived;
}

/** Protects what one side sends: one SSRC. */
export class SrtpSender {
  readonly #rtp: Keystream;
  readonly #rtcp: Keystream;
  readonly #roc = new Uint8Array(4);
  #rollovers = 0;
  #lastSequence = -1;
  #rtcpIndex = 0;
  readonly #tag: number;

  /** @param tag octets of the authentication tag of RTP packets */
  constructor(keys: SrtpKeys, tag = SRTP_TAG) {
    this.#tag = tag;
    this.#rtp = new Keystream(keys, RTP_LABELS);
    this.#rtcp = new Keystream(keys, RTCP_LABELS);
  }

  /** Encrypts in place; `packet` must have `SRTP_TAG` free octets behind `length`. Returns the new length. */
  protect(packet: Uint8Array, length: number): number {
    const sequence = (packet[2]! << 8) | packet[3]!;
    if (sequence < this.#lastSequence && this.#lastSequence - sequence > 0x8000) this.#rollovers += 1;
    this.#lastSequence = sequence;
    const header = rtpHeaderLength(packet) ?? 12;
    this.#rtp.crypt(packet, header, length, readUint32(packet, 8), this.#rollovers, sequence);
    writeUint32(this.#roc, 0, this.#rollovers);
    const tag = this.#rtp.hmac.start().update(packet, 0, length).update(this.#roc).finish();
    packet.set(tag.subarray(0, this.#tag), length);
    return length + this.#tag;
  }

  /** A protected copy of an RTCP compound packet. */
  protectRtcp(packet: Uint8Array): Uint8Array {
    const index = this.#rtcpIndex;
    this.#rtcpIndex = (index + 1) & 0x7fffffff;
    const length = packet.byteLength;
    const out = new Uint8Array(length + SRTCP_TRAILER);
    out.set(packet);
    this.#rtcp.crypt(out, 8, length, readUint32(packet, 4), index >>> 16, index & 0xffff);
    writeUint32(out, length, index | ENCRYPTED);
    out.set(
      this.#rtcp.hmac
        .start()
        .update(out, 0, length + 4)
        .finish()
        .subarray(0, SRTP_TAG),
      length + 4,
    );
    return out;
  }
}

interface StreamState {
  rollovers: number;
  highest: number;
  readonly seen: Uint8Array;
}

/** Checks and decrypts what the other side sends. */
export class SrtpReceiver {
  readonly #rtp: Keystream;
  readonly #rtcp: Keystream;
  readonly #roc = new Uint8Array(4);
  readonly #streams = new Map<number, StreamState>();
  #rtcpHighest = -1;
  readonly #tag: number;

  constructor(keys: SrtpKeys, tag = SRTP_TAG) {
    this.#tag = tag;
    this.#rtp = new Keystream(keys, RTP_LABELS);
    this.#rtcp = new Keystream(keys, RTCP_LABELS);
  }

  /** Decrypts in place and returns the length of the plain packet; undefined if forged, replayed or malformed. */
  unprotect(packet: Uint8Array): number | undefined {
    const header = rtpHeaderLength(packet);
    const length = packet.byteLength - this.#tag;
    if (header === undefined || length < header) return undefined;
    const ssrc = readUint32(packet, 8);
    const sequence = (packet[2]! << 8) | packet[3]!;
    const known = this.#streams.get(ssrc);
    if (!known && this.#streams.size >= MAX_STREAMS) return undefined;
    const stream = known ?? { rollovers: 0, highest: sequence, seen: new Uint8Array(REPLAY_WINDOW) };
    const ahead = sequenceDelta(stream.highest, sequence);
    if (ahead <= -REPLAY_WINDOW || (ahead <= 0 && stream.seen[sequence % REPLAY_WINDOW] === 1)) return undefined;
    // The rollover counter is guessed from the distance to the highest number seen (RFC 3711 §3.3.1).
    let rollovers = stream.rollovers;
    if (ahead > 0 && sequence < stream.highest) rollovers += 1;
    else if (ahead < 0 && sequence > stream.highest) rollovers -= 1;
    if (rollovers < 0) return undefined;
    writeUint32(this.#roc, 0, rollovers);
    const tag = this.#rtp.hmac.start().update(packet, 0, length).update(this.#roc).finish();
    if (!sameOctets(tag, packet, this.#tag, length)) return undefined;
    this.#rtp.crypt(packet, header, length, ssrc, rollovers, sequence);
    if (!known) this.#streams.set(ssrc, stream);
    accept(stream, sequence, ahead, rollovers);
    return length;
  }

  /** The plain RTCP packet; undefined if forged, replayed or malformed. */
  unprotectRtcp(packet: Uint8Array): Uint8Array | undefined {
    const length = packet.byteLength - SRTCP_TRAILER;
    if (length < 8) return undefined;
    const tag = this.#rtcp.hmac
      .start()
      .update(packet, 0, length + 4)
      .finish();
    if (!sameOctets(tag, packet, SRTP_TAG, length + 4)) return undefined;
    const trailer = readUint32(packet, length);
    const index = trailer & 0x7fffffff;
    // Reports are seconds apart: anything not newer is a replay.
    if (index <= this.#rtcpHighest) return undefined;
    this.#rtcpHighest = index;
    const plain = packet.slice(0, length);
    if ((trailer & ENCRYPTED) !== 0) {
      this.#rtcp.crypt(plain, 8, length, readUint32(packet, 4), index >>> 16, index & 0xffff);
    }
    return plain;
  }
}

function accept(stream: StreamState, sequence: number, ahead: number, rollovers: number): void {
  if (ahead > 0) {
    if (ahead >= REPLAY_WINDOW) stream.seen.fill(0);
    else for (let i = 1; i <= ahead; i += 1) stream.seen[((stream.highest + i) & 0xffff) % REPLAY_WINDOW] = 0;
    stream.highest = sequence;
    stream.rollovers = rollovers;
  }
  stream.seen[sequence % REPLAY_WINDOW] = 1;
}
