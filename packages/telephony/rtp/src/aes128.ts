import { readUint32 } from "./rtp-packet.ts";

/**
 * AES-128 encryption (FIPS 197) by tables and the counter mode of SRTP (RFC 3711 §4.1.1). In plain TypeScript it is
 * several times cheaper per 20 ms packet than crypto objects made for each packet. Table look-ups are not
 * constant-time: good enough for media on one's own hosts, not for anything with long-lived keys.
 */
const SBOX = new Uint8Array(256);
const T0 = new Int32Array(256);
const T1 = new Int32Array(256);
const T2 = new Int32Array(256);
const T3 = new Int32Array(256);
fillTables();

const ROUND_KEYS = 44;

export class Aes128 {
  readonly #keys = new Int32Array(ROUND_KEYS);
  readonly #block = new Int32Array(4);

  constructor(key: Uint8Array) {
    const keys = this.#keys;
    for (let i = 0; i < 4; i += 1) keys[i] = readUint32(key, 4 * i);
    let round = 1;
    for (let i = 4; i < ROUND_KEYS; i += 1) {
      let word = keys[i - 1]!;
      if (i % 4 === 0) {
        word = substitute((word << 8) | (word >>> 24)) ^ (round << 24);
        round = (round << 1) ^ (round & 0x80 ? 0x11b : 0);
      }
      keys[i] = keys[i - 4]! ^ word;
    }
  }

  /**
   * XORs the key stream of the counter block (iv0…iv3, the low 16 bits of iv3 count blocks) over `bytes`.
   * Encryption and decryption are the same.
   */
  counter(iv0: number, iv1: number, iv2: number, iv3: number, bytes: Uint8Array, from: number, to: number): void {
    const block = this.#block;
    let counter = iv3;
    for (let at = from; at < to; at += 16) {
      this.#encrypt(iv0, iv1, iv2, counter);
      counter += 1;
      const end = Math.min(16, to - at);
      for (let i = 0; i < end; i += 1) bytes[at + i]! ^= block[i >> 2]! >>> (24 - 8 * (i & 3));
    }
  }

  /** Encrypts one block in place. */
  encryptBlock(bytes: Uint8Array): void {
    this.#encrypt(readUint32(bytes, 0), readUint32(bytes, 4), readUint32(bytes, 8), readUint32(bytes, 12));
    for (let i = 0; i < 16; i += 1) bytes[i] = this.#block[i >> 2]! >>> (24 - 8 * (i & 3));
  }

  #encrypt(in0: number, in1: number, in2: number, in3: number): void {
    const keys = this.#keys;
    let a = in0 ^ keys[0]!;
    let b = in1 ^ keys[1]!;
    let c = in2 ^ keys[2]!;
    let d = in3 ^ keys[3]!;
    let k = 4;
    for (; k < 40; k += 4) {
      const e = T0[a >>> 24]! ^ T1[(b >>> 16) & 255]! ^ T2[(c >>> 8) & 255]! ^ T3[d & 255]! ^ keys[k]!;
      const f = T0[b >>> 24]! ^ T1[(c >>> 16) & 255]! ^ T2[(d >>> 8) & 255]! ^ T3[a & 255]! ^ keys[k + 1]!;
      const g = T0[c >>> 24]! ^ T1[(d >>> 16) & 255]! ^ T2[(a >>> 8) & 255]! ^ T3[b & 255]! ^ keys[k + 2]!;
      const h = T0[d >>> 24]! ^ T1[(a >>> 16) & 255]! ^ T2[(b >>> 8) & 255]! ^ T3[c & 255]! ^ keys[k + 3]!;
      a = e;
      b = f;
      c = g;
      d = h;
    }
    this.#block[0] = last(a, b, c, d) ^ keys[40]!;
    this.#block[1] = last(b, c, d, a) ^ keys[41]!;
    this.#block[2] = last(c, d, a, b) ^ keys[42]!;
    this.#block[3] = last(d, a, b, c) ^ keys[43]!;
  }
}

/** The last round has no column mixing. */
function last(a: number, b: number, c: number, d: number): number {
  return (SBOX[a >>> 24]! << 24) | (SBOX[(b >>> 16) & 255]! << 16) | (SBOX[(c >>> 8) & 255]! << 8) | SBOX[d & 255]!;
}

function substitute(word: number): number {
  return last(word, word, word, word);
}

/** The S-box from inverses in GF(2⁸) (FIPS 197 §5.1.1), and with it the four column tables. */
function fillTables(): void {
  let p = 1;
  let q = 1;
  do {
    // p runs through all powers of 3, q through their inverses.
    p = p ^ ((p << 1) & 0xff) ^ (p & 0x80 ? 0x1b : 0);
    q ^= q << 1;
    q ^= q << 2;
    q = (q ^ (q << 4)) & 0xff;
    if (q & 0x80) q ^= 0x09;
    SBOX[p] = (q ^ rotate8(q, 1) ^ rotate8(q, 2) ^ rotate8(q, 3) ^ rotate8(q, 4) ^ 0x63) & 0xff;
  } while (p !== 1);
  SBOX[0] = 0x63;
  for (let i = 0; i < 256; i += 1) {
    const s = SBOX[i]!;
    const s2 = ((s << 1) ^ (s & 0x80 ? 0x11b : 0)) & 0xff;
    const column = (s2 << 24) | (s << 16) | (s << 8) | (s2 ^ s);
    T0[i] = column;
    T1[i] = (column >>> 8) | (column << 24);
    T2[i] = (column >>> 16) | (column << 16);
    T3[i] = (column >>> 24) | (column << 8);
  }
}

function rotate8(value: number, by: number): number {
  return ((value << by) | (value >> (8 - by))) & 0xff;
}
