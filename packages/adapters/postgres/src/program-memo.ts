import type { ProgramHash, TenantId } from "@patchbay/base/ids";
import type { Program } from "@patchbay/flow-model/program";

/** Programs are named by their hash and never change: each is read once. Per tenant, so that nobody sees another's. */
export class ProgramMemo {
  readonly #kept = new Map<string, Program>();
  readonly #most: number;

  constructor(most = 1_000) {
    this.#most = most;
  }

  async get(
    tenant: TenantId,
    hash: ProgramHash,
    read: () => Promise<Program | undefined>,
  ): Promise<Program | undefined> {
    const key = `${tenant}/${hash}`;
    const program = this.#kept.get(key) ?? (await read());
    if (!program) return undefined;
    // Used last, forgotten last.
    this.#kept.delete(key);
    this.#kept.set(key, program);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
    return program;
  }
}
