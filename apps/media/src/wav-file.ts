import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { WAV_HEADER, wavHeader } from "@patchbay/media/wav";

/**
 * A WAV file that grows by blocks and is playable after each of them: the data is written first, the header that
 * counts it second, so a crash in between loses a block but never validity. Writes run one after another.
 */
export class WavFile {
  readonly #channels: number;
  readonly #handle: Promise<FileHandle>;
  #bytes = 0;
  #writing: Promise<void>;

  constructor(path: string, channels: 1 | 2) {
    this.#channels = channels;
    this.#handle = openNew(path);
    this.#writing = this.#handle.then((handle) => writeAt(handle, wavHeader(channels, 0), 0));
    // Whoever appends or closes next sees the failure; until then it must not count as unhandled.
    this.#writing.catch(() => {});
  }

  /** Rejects when the file cannot be written (then and ever after). */
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

  /** After all that was appended is written: the length of the file. */
  async close(): Promise<number> {
    try {
      await this.#writing;
      return WAV_HEADER + this.#bytes;
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
}

/** Never writes over a file: what was recorded before stays. */
async function openNew(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return open(path, "wx");
}

async function writeAt(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const result = await handle.write(bytes, written, bytes.length - written, position + written);
    written += result.bytesWritten;
  }
}
