import { stat } from "node:fs/promises";
import { err, ok, type Result } from "@patchbay/base/result";
import type { SoundFormat, SoundTrack } from "@patchbay/media/player";
import type { SoundLoader } from "./sound-loader.ts";

const MAX_FILE_BYTES = 64 * 1024 * 1024;

interface Entry {
  readonly stamp: string;
  readonly codes: SoundTrack;
}

/** Prompts as lines take them: codes of a law, ready to be copied into packets, or wide samples. Keeps the most recently used up to a number of bytes. */
export class SoundCache {
  readonly #loader: Pick<SoundLoader, "load">;
  readonly #maxBytes: number;
  readonly #entries = new Map<string, Entry>();
  readonly #loading = new Map<string, Promise<Result<SoundTrack, string>>>();
  #bytes = 0;

  constructor(loader: Pick<SoundLoader, "load">, maxBytes: number) {
    this.#loader = loader;
    this.#maxBytes = maxBytes;
  }

  /**
   * The sound as the line carries it, or why it cannot be had; an encrypted recording by its key. A file that has changed is read anew.
   */
  async load(path: string, format: SoundFormat, fileKey?: string): Promise<Result<SoundTrack, string>> {
    const key = `${format.name} ${path} ${fileKey ?? ""}`;
    const stamp = await stampOf(path);
    if (!stamp.ok) return stamp;
    const entry = this.#entries.get(key);
    if (entry?.stamp === stamp.value) {
      this.#entries.delete(key);
      this.#entries.set(key, entry);
      return ok(entry.codes);
    }
    // Calls that start together load a prompt once.
    let loading = this.#loading.get(key);
    if (!loading) {
      loading = this.#loader.load(path, format.name, fileKey).then((loaded) => {
        this.#loading.delete(key);
        if (loaded.ok) this.#keep(key, { stamp: stamp.value, codes: loaded.value });
        return loaded;
      });
      this.#loading.set(key, loading);
    }
    return loading;
  }

  #keep(key: string, entry: Entry): void {
    this.#bytes += entry.codes.byteLength - (this.#entries.get(key)?.codes.byteLength ?? 0);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    for (const [oldest, { codes }] of this.#entries) {
      if (this.#bytes <= this.#maxBytes || oldest === key) break;
      this.#entries.delete(oldest);
      this.#bytes -= codes.byteLength;
    }
  }
}

/** Changes with the file. */
async function stampOf(path: string): Promise<Result<string, string>> {
  try {
    const { size, mtimeMs } = await stat(path);
    return size > MAX_FILE_BYTES ? err(`${path} is larger than 64 MB`) : ok(`${size} ${mtimeMs}`);
  } catch {
    return err(`${path} cannot be read`);
  }
}
