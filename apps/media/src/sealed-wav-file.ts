import type { FileHandle } from "node:fs/promises";
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
import { GrowingFile, readAt, writeAt } from "./growing-file.ts";
import { BYTES_PER_MS } from "./wav-file.ts";

/** The same as `WavFile`, encrypted: a block is a chunk, and a last one that is no whole second grows with the next. */
export class SealedWavFile implements AudioFile {
  readonly #channels: 1 | 2;
  readonly #key: Uint8Array;
  readonly #file: GrowingFile;
  /** Whole chunks, and what of the next one is written already. */
  #chunks = 0;
  #rest: Uint8Array = new Uint8Array();

  constructor(path: string, channels: 1 | 2, seal: RecordingSeal) {
    this.#channels = channels;
    this.#key = Buffer.from(seal.key, "base64url");
    this.#file = new GrowingFile(path, (handle, size) => this.#begin(handle, size, path, seal.envelope));
  }

  append(samples: Int16Array): Promise<void> {
    return this.#file.write(async (handle) => {
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
  }

  close(): Promise<void> {
    return this.#file.close();
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
  async #begin(handle: FileHandle, size: number, path: string, envelope: string): Promise<void> {
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
