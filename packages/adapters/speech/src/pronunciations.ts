import { readFile } from "node:fs/promises";

/** One word of a grammar with a way to say it, in ARPAbet. */
export interface Pronunciation {
  readonly word: string;
  readonly phones: string;
}

/** The hiss of these lies above the telephone band: on a line, words are heard that begin or end without it. */
const HISSES = /^(S|Z|SH|ZH|TH|F)$/;

/** The CMU dictionary as Debian installs it: `word PH PH PH`, further ways as `word(2) …`. */
export class Pronunciations {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = `\n${text}`;
  }

  static async read(path: string): Promise<Pronunciations> {
    return new Pronunciations(await readFile(path, "utf8"));
  }

  /** All ways to say a word (small letters and apostrophes); none for a word that is not in the dictionary. */
  of(word: string): readonly Pronunciation[] {
    if (!/^[a-z']+$/.test(word)) return [];
    const ways = new Set<string>();
    for (let at = 1, name = word; ; name = `${word}(${++at})`) {
      const phones = this.#lookUp(name);
      if (phones === undefined) break;
      for (const way of onTelephone(phones)) ways.add(way);
    }
    return [...ways].map((phones) => ({ word, phones }));
  }

  #lookUp(entry: string): string | undefined {
    const start = this.#text.indexOf(`\n${entry} `);
    if (start < 0) return undefined;
    const from = start + entry.length + 2;
    return this.#text.slice(from, this.#text.indexOf("\n", from)).trim();
  }
}

/** The full form, and those that lack a hiss at one end, as long as two sounds are left. */
function onTelephone(full: string): readonly string[] {
  const phones = full.split(/\s+/);
  const ways = [phones];
  if (phones.length > 2 && HISSES.test(phones[0] ?? "")) ways.push(phones.slice(1));
  if (phones.length > 2 && HISSES.test(phones.at(-1) ?? "")) ways.push(phones.slice(0, -1));
  return ways.map((way) => way.join(" "));
}
