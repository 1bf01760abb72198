import { type FileHandle, open } from "node:fs/promises";
import { absent } from "./replace-file.ts";
import { readSealedHeader, SEALED_HEADER, type SealedHeader, type SealedSource } from "./sealed-recording.ts";

/** A sound on disk, open for reading, plain or sealed. */
export class StoredFile implements SealedSource {
  readonly #handle: FileHandle;
  readonly size: number;
  /** Undefined of a plain one. */
  readonly header: SealedHeader | undefined;

  /** Undefined when there is no such file. */
  static async open(path: string): Promise<StoredFile | undefined> {
    const handle = await open(path, "r").catch(absent);
    if (!handle) return undefined;
    const start = new Uint8Array(SEALED_HEADER);
    const { bytesRead } = await handle.read(start, 0, SEALED_HEADER, 0);
    const { size } = await handle.stat();
    return new StoredFile(handle, size, readSealedHeader(start.subarray(0, bytesRead)));
  }

  private constructor(handle: FileHandle, size: number, header: SealedHeader | undefined) {
    this.#handle = handle;
    this.size = size;
    this.header = header;
  }

  async read(from: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await this.#handle.read(bytes, 0, length, from);
    return bytes.subarray(0, bytesRead);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
