import type { Json, JsonObject } from "@patchbay/base/json";
import type { Budget } from "./budget.ts";

/** What names mean while an expression runs: the flow's variables, and the macros' own in slots. */
export interface Frame {
  readonly variables: JsonObject;
  readonly slots: Json[];
}

export type Code = (frame: Frame, budget: Budget) => Json;

/** Valid CEL that flows cannot use: an unknown function, bytes, an integer beyond 2^53. */
export class Unsupported extends Error {
  override readonly name = "Unsupported";
  readonly at: number;
  readonly what: string | undefined;

  constructor(at: number, what?: string) {
    super("unsupported");
    this.at = at;
    this.what = what;
  }
}

/** Names at compile time: which are a macro's, and which variables of the flow are read. */
export class Scope {
  readonly #reads: Set<string>;
  readonly #local: ReadonlyMap<string, number>;
  readonly #depth: number;

  constructor(reads: Set<string>, local: ReadonlyMap<string, number> = new Map(), depth = 0) {
    this.#reads = reads;
    this.#local = local;
    this.#depth = depth;
  }

  read(name: string): Code {
    const slot = this.#local.get(name);
    if (slot !== undefined) return (frame) => frame.slots[slot] ?? null;
    this.#reads.add(name);
    return ({ variables }, budget) => {
      budget.spend(1);
      return Object.hasOwn(variables, name) ? (variables[name] ?? null) : null;
    };
  }

  /** A scope in which `name` is a macro's variable, kept in `slot`. */
  bind(name: string): { readonly scope: Scope; readonly slot: number } {
    const slot = this.#depth;
    return { slot, scope: new Scope(this.#reads, new Map([...this.#local, [name, slot]]), slot + 1) };
  }
}
