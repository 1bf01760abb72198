import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import type { Leg, LegBook } from "../engine/stack.ts";
import { type KeptLeg, keptLeg, keptOf } from "./kept-leg.ts";

/** A file that grew so far is followed by the next one. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Legs that are copied into the next file with each one that is written: it is done long before the next file is full. */
const COPIED_AT_ONCE = 8;
/** How often the file says that its server lives. */
export const BEAT_MILLIS = 2_000;

/**
 * Established legs on disk, for the next life of this server. Each line is with the system in the turn
 * in which its message went out (some 10 µs), and none is synced: the file is there for a process that dies, not for a machine. Two
 * files take turns, so that ended legs leave the disk.
 */
export class LegFile implements LegBook {
  readonly #path: string;
  readonly #legs: () => Iterable<Leg>;
  readonly #failed: (error: Error) => void;
  readonly #beat: NodeJS.Timeout;
  #turn: 0 | 1;
  #bytes = 0;
  #file: number | undefined;
  /** Legs that stand in the file before only. */
  #toCopy: Iterator<Leg> | undefined;

  /**
   * @param legs all legs that live: those that another life of the server left behind are written down again at once
   * @param failed the disk refused: calls go on, and would not outlive this server
   */
  constructor(path: string, legs: () => Iterable<Leg>, failed: (error: Error) => void) {
    this.#path = path;
    this.#legs = legs;
    this.#failed = failed;
    this.#turn = newest(path) === 0 ? 1 : 0;
    const lines = [...legs()].map((leg) => lineOf({ kept: keptOf(leg) }));
    try {
      writeFileSync(fileOf(path, this.#turn), lines.join(""), { mode: 0o600 });
      rmSync(this.#before, { force: true });
    } catch (error) {
      failed(error as Error);
    }
    this.#open("a");
    this.#beat = setInterval(() => this.#live(), BEAT_MILLIS);
    this.#beat.unref();
  }

  keep(leg: Leg): void {
    this.#write({ kept: keptOf(leg) });
    this.#copy();
  }

  drop(leg: Leg): void {
    this.#write({ gone: leg.id });
    this.#copy();
  }

  close(): void {
    clearInterval(this.#beat);
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  get #before(): string {
    return fileOf(this.#path, this.#turn === 0 ? 1 : 0);
  }

  #write(line: Line): void {
    if (this.#file === undefined) return;
    const text = lineOf(line);
    this.#bytes += text.length;
    try {
      writeSync(this.#file, text);
    } catch (error) {
      this.close();
      this.#failed(error as Error);
    }
  }

  #open(flags: "a" | "w"): void {
    const before = this.#file;
    this.#file = undefined;
    this.#bytes = 0;
    try {
      this.#file = openSync(fileOf(this.#path, this.#turn), flags, 0o600);
      if (before !== undefined) closeSync(before);
    } catch (error) {
      this.#failed(error as Error);
    }
  }

  #copy(): void {
    if (this.#toCopy) {
      for (let count = 0; count < COPIED_AT_ONCE && this.#toCopy; count += 1) this.#copyNext(this.#toCopy);
    } else if (this.#bytes > MAX_BYTES) {
      this.#turn = this.#turn === 0 ? 1 : 0;
      this.#open("w");
      this.#toCopy = this.#legs()[Symbol.iterator]();
    }
  }

  #copyNext(legs: Iterator<Leg>): void {
    const { done, value } = legs.next();
    if (!done) {
      if (value.state === "confirmed") this.#write({ kept: keptOf(value) });
      return;
    }
    this.#toCopy = undefined;
    rmSync(this.#before, { force: true });
  }

  /** What is left to copy is copied even when nobody calls. */
  #live(): void {
    this.#copy();
    try {
      const at = new Date();
      utimesSync(fileOf(this.#path, this.#turn), at, at);
    } catch {
      // Not made yet, or refused by the disk, which the stream says by itself.
    }
  }
}

type Line = { readonly kept: KeptLeg } | { readonly gone: string };

function lineOf(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

/**
 * What the server's last life left behind, in order. Empty when that is longer ago than anybody waited: the far ends have
 * hung up by then. Lines that were cut off by the death are left out.
 */
export function readLegs(path: string, notOlderThanMillis: number, now: number): readonly KeptLeg[] {
  const last = newest(path);
  if (last === undefined || now - statSync(fileOf(path, last)).mtimeMs > notOlderThanMillis) return [];
  const legs = new Map<string, KeptLeg>();
  for (const turn of last === 0 ? [1, 0] : [0, 1]) {
    const file = fileOf(path, turn);
    if (!existsSync(file)) continue;
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const entry = parsed(line);
      if (entry?.kept) legs.set(entry.kept.id, entry.kept);
      else if (entry?.gone !== undefined) legs.delete(entry.gone);
    }
  }
  return [...legs.values()];
}

function parsed(line: string): { readonly kept?: KeptLeg; readonly gone?: string } | undefined {
  try {
    const { kept, gone } = JSON.parse(line) as { kept?: unknown; gone?: unknown };
    if (typeof gone === "string") return { gone };
    const leg = keptLeg.safeParse(kept);
    return leg.success ? { kept: leg.data } : undefined;
  } catch {
    return undefined;
  }
}

function fileOf(path: string, turn: number): string {
  return `${path}.${turn}`;
}

function newest(path: string): 0 | 1 | undefined {
  const [zero, one] = [0, 1].map((turn) => {
    const file = fileOf(path, turn);
    return existsSync(file) ? statSync(file).mtimeMs : undefined;
  });
  if (zero === undefined) return one === undefined ? undefined : 1;
  return one === undefined || zero > one ? 0 : 1;
}
