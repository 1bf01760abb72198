import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { WAV_HEADER, wavHeader } from "@patchbay/media/wav";
import type { AudioFile } from "./audio-file.ts";

/** 16 bits at 8 kHz. */
export const BYTES_PER_MS = 16;

/**
 * A WAV file that grows by blocks and is playable after each of them: the data is written first, the header that
 * counts it second, so a crash in between loses a block but never validity. Writes run one after another.
 */
export class WavFile implements AudioFile {
  readonly #channels: number;
  readonly #handle: Promise<FileHandle>;
  #bytes = 0;
  #writing: Promise<void>;

  constructor(path: string, channels: 1 | 2) {
    this.#channels = channels;
    this.#handle = openFor(path, channels);
    this.#writing = this.#handle.then(async (handle) => {
      const { size } = await handle.stat();
      this.#bytes = wholeFrames(size - WAV_HEADER, channels);
      await writeAt(handle, wavHeader(channels, this.#bytes), 0);
    });
    // Whoever appends or closes next sees the failure; until then it must not count as unhandled.
    this.#writing.catch(() => {});
  }

  append(samples: Int16Array): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      if (samples.length === 0) return;
      const handle = await this.#handle;
      const block = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
      await writeAt(handle, block, WAV_HEADER + this.#bytes);
      this.#bytes += block.length;
      await writeAt(handle, wavHeader(this.#channels, this.#bytes), 0);
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
    return WAV_HEADER + this.#bytes;
  }

  get durationMs(): number {
    return this.#bytes / (this.#channels * BYTES_PER_MS);
  }
}

/** A new file, or one of ours to be continued; anything else is never written over. */
async function openFor(path: string, channels: number): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  try {
    return await open(path, "wx+");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const handle = await open(path, "r+");
  const header = new Uint8Array(WAV_HEADER);
  await handle.read(header, 0, WAV_HEADER, 0);
  const dataBytes = new DataView(header.buffer).getUint32(40, true);
  if (Buffer.compare(header, wavHeader(channels, dataBytes)) === 0) return handle;
  await handle.close();
  throw new Error(`${path} is no recording that could be continued`);
}

function wholeFrames(bytes: number, channels: number): number {
  return Math.max(0, bytes - (bytes % (2 * channels)));
}

export async function writeAt(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const result = await handle.write(bytes, written, bytes.length - written, position + written);
    written += result.bytesWritten;
  }
}
