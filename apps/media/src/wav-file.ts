import { WAV_HEADER, wavHeader } from "@patchbay/media/wav";
import type { AudioFile } from "./audio-file.ts";
import { GrowingFile, readAt, writeAt } from "./growing-file.ts";

/** 16 bits at 8 kHz. */
export const BYTES_PER_MS = 16;

/**
 * A WAV file that grows by blocks and is playable after each of them: the data is written first, the header that
 * counts it second, so a crash in between loses a block but never validity. One of ours that is there already is continued; anything else
 * is never written over.
 */
export class WavFile implements AudioFile {
  readonly #channels: number;
  readonly #file: GrowingFile;
  #bytes = 0;

  constructor(path: string, channels: 1 | 2) {
    this.#channels = channels;
    this.#file = new GrowingFile(path, async (handle, size) => {
      if (size > 0 && !isOurs(await readAt(handle, 0, WAV_HEADER), channels)) {
        throw new Error(`${path} is no recording that could be continued`);
      }
      this.#bytes = wholeFrames(size - WAV_HEADER, channels);
      await writeAt(handle, wavHeader(channels, this.#bytes), 0);
    });
  }

  append(samples: Int16Array): Promise<void> {
    return this.#file.write(async (handle) => {
      if (samples.length === 0) return;
      const block = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
      await writeAt(handle, block, WAV_HEADER + this.#bytes);
      this.#bytes += block.length;
      await writeAt(handle, wavHeader(this.#channels, this.#bytes), 0);
    });
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  get bytes(): number {
    return WAV_HEADER + this.#bytes;
  }

  get durationMs(): number {
    return this.#bytes / (this.#channels * BYTES_PER_MS);
  }
}

function isOurs(header: Uint8Array, channels: number): boolean {
  if (header.length < WAV_HEADER) return false;
  const dataBytes = new DataView(header.buffer, header.byteOffset).getUint32(40, true);
  return Buffer.compare(header, wavHeader(channels, dataBytes)) === 0;
}

function wholeFrames(bytes: number, channels: number): number {
  return Math.max(0, bytes - (bytes % (2 * channels)));
}
