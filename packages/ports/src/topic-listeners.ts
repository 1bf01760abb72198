import type { Json } from "@patchbay/base/json";

type Listener = (message: Json, topic: string) => void;

/** Who listens to which topic: exact ones, and prefixes ending in `*`. What every bus keeps on its side of the wire. */
export class TopicListeners {
  readonly #exact = new Map<string, Set<Listener>>();
  readonly #prefixes = new Map<string, Set<Listener>>();

  /** Returns the unsubscriber. The same function may listen twice and is then told twice. */
  add(topic: string, listener: Listener): () => void {
    const table = topic.endsWith("*") ? this.#prefixes : this.#exact;
    const key = topic.endsWith("*") ? topic.slice(0, -1) : topic;
    const own: Listener = (message, on) => listener(message, on);
    const those = table.get(key) ?? new Set();
    table.set(key, those.add(own));
    return () => {
      those.delete(own);
      if (those.size === 0 && table.get(key) === those) table.delete(key);
    };
  }

  tell(topic: string, message: Json): void {
    for (const listener of [...(this.#exact.get(topic) ?? [])]) listener(message, topic);
    for (const [prefix, those] of [...this.#prefixes]) {
      if (topic.startsWith(prefix)) for (const listener of [...those]) listener(message, topic);
    }
  }

  clear(): void {
    this.#exact.clear();
    this.#prefixes.clear();
  }
}
