import { readUint32, writeUint32 } from "./rtp-packet.ts";

/**
 * SHA-1 and HMAC-SHA-1 (FIPS 180-4, RFC 2104) in plain TypeScript: at one call per media packet they are several
 * times cheaper than crypto objects made for each packet. STUN and SRTP prescribe SHA-1; nothing else here uses it.
 */
const INITIAL = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as const;
const BLOCK = 64;

export class Sha1 {
  readonly #state = Int32Array.from(INITIAL);
  readonly #words = new Int32Array(80);
  readonly #block = new Uint8Array(BLOCK);
  #filled = 0;
  #length = 0;

  /** Back to the start, or to a state saved after a whole number of blocks. */
  reset(from: { readonly state: Int32Array; readonly length: number } | undefined = undefined): this {
    if (from) this.#state.set(from.state);
    else this.#state.set(INITIAL);
    this.#length = from?.length ?? 0;
    this.#filled = 0;
    return this;
  }

  update(bytes: Uint8Array, from = 0, to = bytes.length): this {
    this.#length += to - from;
    let at = from;
    if (this.#filled > 0) {
      while (this.#filled < BLOCK && at < to) this.#block[this.#filled++] = bytes[at++]!;
      if (this.#filled < BLOCK) return this;
      this.#compress(this.#block, 0);
      this.#filled = 0;
    }
    for (; at + BLOCK <= to; at += BLOCK) this.#compress(bytes, at);
    while (at < to) this.#block[this.#filled++] = bytes[at++]!;
    return this;
  }

  /** Writes the 20 octets of the digest. */
  digest(target: Uint8Array, at = 0): void {
    const bits = this.#length * 8;
    this.#block[this.#filled++] = 0x80;
    if (this.#filled > 56) {
      this.#block.fill(0, this.#filled);
      this.#compress(this.#block, 0);
      this.#filled = 0;
    }
    this.#block.fill(0, this.#filled);
    writeUint32(this.#block, 56, Math.floor(bits / 2 ** 32));
    writeUint32(this.#block, 60, bits);
    this.#compress(this.#block, 0);
    for (let i = 0; i < 5; i += 1) writeUint32(target, at + 4 * i, this.#state[i]!);
  }

  /** The state after whole blocks, to continue from. */
  save(): { readonly state: Int32Array; readonly length: number } {
    return { state: Int32Array.from(this.#state), length: this.#length };
  }

  #compress(bytes: Uint8Array, at: number): void {
    const w = this.#words;
    for (let i = 0; i < 16; i += 1) w[i] = readUint32(bytes, at + 4 * i);
    for (let i = 16; i < 80; i += 1) {
      const word = w[i - 3]! ^ w[i - 8]! ^ w[i - 14]! ^ w[i - 16]!;
      w[i] = (word << 1) | (word >>> 31);
    }
    const state = this.#state;
    let a = state[0]!;
    let b = state[1]!;
    let c = state[2]!;
    let d = state[3]!;
    let e = state[4]!;
    for (let i = 0; i < 80; i += 1) {
      let mixed: number;
      if (i < 20) mixed = ((b & c) | (~b & d)) + 0x5a827999;
      else if (i < 40) mixed = (b ^ c ^ d) + 0x6ed9eba1;
      else if (i < 60) mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
      else mixed = (b ^ c ^ d) + 0xca62c1d6;
      const next = (((a << 5) | (a >>> 27)) + mixed + e + w[i]!) | 0;
      e = d;
      d = c;
      c = (b << 30) | (b >>> 2);
      b = a;
      a = next;
    }
    state[0] = (state[0]! + a) | 0;
    state[1] = (state[1]! + b) | 0;
    state[2] = (state[2]! + c) | 0;
    state[3] = (state[3]! + d) | 0;
    state[4] = (state[4]! + e) | 0;
  }
}

/** HMAC-SHA-1 with one key: the pads are hashed once, each message then costs only its own blocks. */
export class HmacSha1 {
  readonly #sha = new Sha1();
  readonly #inner: { readonly state: Int32Array; readonly length: number };
  readonly #outer: { readonly state: Int32Array; readonly length: number };
  readonly #digest = new Uint8Array(20);

  constructor(key: Uint8Array) {
    const block = new Uint8Array(BLOCK);
    if (key.length > BLOCK) new Sha1().update(key).digest(block);
    else block.set(key);
    this.#inner = this.#sha
      .reset()
      .update(block.map((octet) => octet ^ 0x36))
      .save();
    this.#outer = this.#sha
      .reset()
      .update(block.map((octet) => octet ^ 0x5c))
      .save();
  }

  start(): this {
    this.#sha.reset(this.#inner);
    return this;
  }

  update(bytes: Uint8Array, from = 0, to = bytes.length): this {
    this.#sha.update(bytes, from, to);
    return this;
  }

  /** The 20 octets; the array is reused by the next call. */
  finish(): Uint8Array {
    this.#sha.digest(this.#digest);
    this.#sha.reset(this.#outer).update(this.#digest).digest(this.#digest);
    return this.#digest;
  }
}

/** Compares without leaving at the first difference, so that time tells nothing. */
export function sameOctets(left: Uint8Array, right: Uint8Array, length: number, rightAt = 0): boolean {
  let difference = 0;
  for (let i = 0; i < length; i += 1) difference |= left[i]! ^ right[rightAt + i]!;
  return difference === 0;
}
