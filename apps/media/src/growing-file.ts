import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

type Step = (handle: FileHandle) => Promise<void>;

/** A file that is written step by step, one after another; once a step has failed, so do all after it. */
export class GrowingFile {
  readonly #handle: Promise<FileHandle>;
  #writing: Promise<void>;

  /** A new file, or one that is there already: `begin` says what becomes of it, by its size, and rejects where it is none of ours. */
  constructor(path: string, begin: (handle: FileHandle, size: number) => Promise<void>) {
    this.#handle = newOrKnown(path);
    this.#writing = this.#handle.then(async (handle) => begin(handle, (await handle.stat()).size));
    // Whoever writes or closes next sees the failure; until then it must not count as unhandled.
    this.#writing.catch(() => {});
  }

  write(step: Step): Promise<void> {
    this.#writing = this.#writing.then(async () => step(await this.#handle));
    return this.#writing;
  }

  /** Resolves when all steps are done, and rejects when one of them failed. */
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
}

export async function writeAt(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const result = await handle.write(bytes, written, bytes.length - written, position + written);
    written += result.bytesWritten;
  }
}

export async function readAt(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await handle.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
}

async function newOrKnown(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  try {
    return await open(path, "wx+");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return open(path, "r+");
  }
}
