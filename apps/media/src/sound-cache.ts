import { readFile, stat } from "node:fs/promises";
import { err, ok, type Result } from "@patchbay/base/result";
import { wavToTelephone } from "@patchbay/media/wav";
import { encodeG711, type Law } from "@patchbay/rtp/g711";

const MAX_FILE_BYTES = 64 * 1024 * 1024;

interface Entry {
  readonly stamp: string;
  readonly codes: Uint8Array;
}

/** Prompts as codes of a law, ready to be copied into packets. Keeps the most recently used up to a number of bytes. */
export class SoundCache {
  readonly #maxBytes: number;
  readonly #entries = new Map<string, Entry>();
  readonly #loading = new Map<string, Promise<Result<Uint8Array, string>>>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The sound as the line carries it, or why it cannot be had. A file that has changed is read anew. */
  async load(path: string, law: Law): Promise<Result<Uint8Array, string>> {
    const key = `${law.name} ${path}`;
    let stamp: string;
    try {
      const found = await stat(path);
      if (found.size > MAX_FILE_BYTES) return err(`${path} is larger than 64 MB`);
      stamp = `${found.size} ${found.mtimeMs}`;
    } catch {
      return err(`${path} cannot be read`);
    }
    const entry = this.#entries.get(key);
    if (entry?.stamp === stamp) {
      this.#entries.delete(key);
      this.#entries.set(key, entry);
      return ok(entry.codes);
    }
    const running = this.#loading.get(key);
    if (running) return running;
    const loading = this.#read(path, law, key, stamp).finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return loading;
  }

  async #read(path: string, law: Law, key: string, stamp: string): Promise<Result<Uint8Array, string>> {
    let file: Buffer;
    try {
      file = await readFile(path);
    } catch {
      return err(`${path} cannot be read`);
    }
    const samples = wavToTelephone(file);
    if (!samples.ok) return err(`${path} cannot be played: ${samples.error}`);
    const codes = new Uint8Array(samples.value.length);
    encodeG711(law, samples.value, codes);
    this.#keep(key, { stamp, codes });
    return ok(codes);
  }

  #keep(key: string, entry: Entry): void {
    this.#bytes += entry.codes.length - (this.#entries.get(key)?.codes.length ?? 0);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    for (const [oldest, { codes }] of this.#entries) {
      if (this.#bytes <= this.#maxBytes || oldest === key) break;
      this.#entries.delete(oldest);
      this.#bytes -= codes.length;
    }
  }
}
