import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import {
  CHUNK_EXTRA,
  chunkBytes,
  openChunk,
  readSealedHeader,
  SEALED_HEADER,
  sealChunk,
  writeSealedHeader,
} from "@patchbay/adapter-files/sealed-recording";
import { WAV_HEADER } from "@patchbay/media/wav";
import type { RecordingSeal } from "@patchbay/ports/sound-store";
import type { AudioFile } from "./audio-file.ts";
import { BYTES_PER_MS, writeAt } from "./wav-file.ts";

/** The same as `WavFile`, encrypted: a block is a chunk, and a last one that is no whole second grows with the next. */
export class SealedWavFile implements AudioFile {
  readonly #channels: 1 | 2;
  readonly #key: Uint8Array;
  readonly #handle: Promise<FileHandle>;
  #writing: Promise<void>;
  /** Whole chunks, and what of the next one is written already. */
  #chunks = 0;
  #rest: Uint8Array = new Uint8Array();

  constructor(path: string, channels: 1 | 2, seal: RecordingSeal) {
    this.#channels = channels;
    this.#key = Buffer.from(seal.key, "base64url");
    this.#handle = openFor(path);
    this.#writing = this.#begin(path, seal.envelope);
    // Whoever appends or closes next sees the failure; until then it must not count as unhandled.
    this.#writing.catch(() => {});
  }

  append(samples: Int16Array): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      if (samples.length === 0) return;
      const handle = await this.#handle;
      const whole = chunkBytes(this.#channels);
      const block = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
      for (
        let bytes: Uint8Array = Buffer.concat([this.#rest, block]);
        bytes.length > 0;
        bytes = bytes.subarray(whole)
      ) {
        const chunk = bytes.subarray(0, whole);
        await writeAt(handle, sealChunk(this.#key, this.#chunks, chunk), this.#end);
        const full = chunk.length === whole;
        this.#rest = full ? new Uint8Array() : new Uint8Array(chunk);
        if (full) this.#chunks += 1;
      }
    });
    return this.#writing;
  }

  async close(): Promise<void> {
    try {
      await this.#writing;
    } finally {
      await this.#handle.then(
        (handle) => handle.close(),
        () => {},
      );
    }
  }

  get bytes(): number {
    return WAV_HEADER + this.#dataBytes;
  }

  get durationMs(): number {
    return this.#dataBytes / (this.#channels * BYTES_PER_MS);
  }

  get #dataBytes(): number {
    return this.#chunks * chunkBytes(this.#channels) + this.#rest.length;
  }

  /** Where the chunk that is not whole begins. */
  get #end(): number {
    return SEALED_HEADER + this.#chunks * (chunkBytes(this.#channels) + CHUNK_EXTRA);
  }

  /** A new file gets its header; one of ours goes on where its last chunk that opens ends. */
  async #begin(path: string, envelope: string): Promise<void> {
    const handle = await this.#handle;
    const { size } = await handle.stat();
    if (size === 0) {
      await writeAt(handle, writeSealedHeader({ channels: this.#channels, envelope }), 0);
      return;
    }
    const header = readSealedHeader(await readAt(handle, 0, SEALED_HEADER));
    if (header?.channels !== this.#channels || header.envelope !== envelope) {
      throw new Error(`${path} is no recording that could be continued`);
    }
    this.#chunks = Math.floor((size - SEALED_HEADER) / (chunkBytes(this.#channels) + CHUNK_EXTRA));
    const last = await readAt(handle, this.#end, size - this.#end);
    this.#rest = openChunk(this.#key, this.#chunks, last) ?? new Uint8Array();
  }
}

async function openFor(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  try {
    return await open(path, "wx+");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return open(path, "r+");
  }
}

async function readAt(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await handle.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
}
