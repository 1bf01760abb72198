import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { WAV_HEADER, wavHeader } from "@patchbay/media/wav";

/**
 * A recording as it lies on disk: encrypted a second at a time by AES-256-GCM (NIST SP 800-38D) under a key of its own.
 *
 *   header, 1024 octets: "PBSEAL01" | channels (1) | 0 | length of the envelope (2) | envelope (the key, sealed by the vault) | zeros
 *   chunks: nonce (12) | ciphertext of up to one second of 16-bit samples at 8 kHz | tag (16)
 *
 * Every chunk but the last is a whole second, so that any place is found without reading what is before it. A last chunk that grows is
 * written anew under a new nonce. Each is bound to its place by its number; a chunk that a crash cut off does not open and is left out.
 */
export const SEALED_HEADER = 1_024;
const MAGIC = Buffer.from("PBSEAL01", "latin1");
const ENVELOPE_AT = 12;
const NONCE = 12;
const TAG = 16;
/** What a chunk is longer than what is in it. */
export const CHUNK_EXTRA = NONCE + TAG;
const SECOND_BYTES = 16_000;

export interface SealedHeader {
  readonly channels: 1 | 2;
  readonly envelope: string;
}

/** Samples of a whole chunk, in octets. */
export function chunkBytes(channels: 1 | 2): number {
  return SECOND_BYTES * channels;
}

export function writeSealedHeader({ channels, envelope }: SealedHeader): Uint8Array {
  const header = Buffer.alloc(SEALED_HEADER);
  const text = Buffer.from(envelope, "latin1");
  if (text.length > SEALED_HEADER - ENVELOPE_AT) throw new Error("the envelope of a recording's key is too long");
  MAGIC.copy(header);
  header.writeUInt8(channels, 8);
  header.writeUInt16BE(text.length, 10);
  text.copy(header, ENVELOPE_AT);
  return header;
}

/** Undefined of anything else, e.g. a plain WAV file. */
export function readSealedHeader(bytes: Uint8Array): SealedHeader | undefined {
  if (bytes.length < SEALED_HEADER || Buffer.compare(bytes.subarray(0, MAGIC.length), MAGIC) !== 0) return undefined;
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, SEALED_HEADER);
  const channels = header.readUInt8(8);
  if (channels !== 1 && channels !== 2) return undefined;
  return { channels, envelope: header.toString("latin1", ENVELOPE_AT, ENVELOPE_AT + header.readUInt16BE(10)) };
}

export function sealChunk(key: Uint8Array, index: number, samples: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(place(index));
  return Buffer.concat([nonce, cipher.update(samples), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined when it was cut off, changed, or is of another place or key. */
export function openChunk(key: Uint8Array, index: number, chunk: Uint8Array): Uint8Array | undefined {
  if (chunk.length < CHUNK_EXTRA) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, chunk.subarray(0, NONCE)).setAAD(place(index));
  decipher.setAuthTag(chunk.subarray(chunk.length - TAG));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(NONCE, chunk.length - TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Where a sealed recording lies: a file, an object in a store, or memory. */
export interface SealedSource {
  readonly size: number;
  read(from: number, length: number): Promise<Uint8Array>;
}

/** The recording as the WAV file that it is to whoever has its key. */
export class SealedRecording {
  readonly #source: SealedSource;
  readonly #key: Uint8Array;
  readonly #channels: 1 | 2;
  readonly #dataBytes: number;

  /** Looks at the last chunk: what a crash cut off is no part of the recording. */
  static async open(source: SealedSource, header: SealedHeader, key: Uint8Array): Promise<SealedRecording> {
    const whole = chunkBytes(header.channels);
    const body = Math.max(0, source.size - SEALED_HEADER);
    const count = Math.floor(body / (whole + CHUNK_EXTRA));
    const rest = body - count * (whole + CHUNK_EXTRA);
    const from = SEALED_HEADER + count * (whole + CHUNK_EXTRA);
    const last = rest > 0 ? openChunk(key, count, await source.read(from, rest)) : undefined;
    return new SealedRecording(source, key, header.channels, count * whole + (last?.length ?? 0));
  }

  private constructor(source: SealedSource, key: Uint8Array, channels: 1 | 2, dataBytes: number) {
    this.#source = source;
    this.#key = key;
    this.#channels = channels;
    this.#dataBytes = dataBytes;
  }

  /** Octets of the WAV file, with its header. */
  get total(): number {
    return WAV_HEADER + this.#dataBytes;
  }

  /** Octets `from` up to and without `end`. A damaged second is silence. */
  async read(from: number, end: number): Promise<Uint8Array> {
    const part = new Uint8Array(Math.max(0, Math.min(end, this.total) - from));
    copyInto(part, from, wavHeader(this.#channels, this.#dataBytes), 0);
    const whole = chunkBytes(this.#channels);
    const first = Math.max(0, Math.floor((from - WAV_HEADER) / whole));
    for (let index = first; WAV_HEADER + index * whole < from + part.length; index += 1) {
      const length = Math.min(whole, this.#dataBytes - index * whole);
      const at = SEALED_HEADER + index * (whole + CHUNK_EXTRA);
      const samples = openChunk(this.#key, index, await this.#source.read(at, length + CHUNK_EXTRA));
      if (samples) copyInto(part, from, samples, WAV_HEADER + index * whole);
    }
    return part;
  }
}

/** The part of a file that `bytes`, which lie in it at `at`, have in common with a window that begins at `from`. */
function copyInto(window: Uint8Array, from: number, bytes: Uint8Array, at: number): void {
  const begin = Math.max(from, at);
  const end = Math.min(from + window.length, at + bytes.length);
  if (begin < end) window.set(bytes.subarray(begin - at, end - at), begin - from);
}

function place(index: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(index));
  return bytes;
}
