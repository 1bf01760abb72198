import { type BlockList, isIPv6 } from "node:net";
import { SourceTable } from "./source-table.ts";

/** Requests outside dialogs fall into three kinds; a flood of one does not close the door to the others. */
const KINDS = { INVITE: 0, REGISTER: 1, OTHER: 2 } as const;
const SLOTS = 2 ** 20;
/** A source that has used up this many bursts beyond its rate is not heard any more. */
const BURSTS_TO_BAN = 4;
/** Ten times as many as a stranger: a trunk, or an office behind one address. */
const COST_OF_KNOWN = 0.1;
/** Refusals (401, 403, 404 …) that a source may earn at once, and how many are forgiven a second. */
const MOST_REFUSALS = 100;
const FORGIVEN_PER_SECOND = 1;
/** Tenths of seconds for which one grant makes a source known. */
const KNOWN_FOR = 36_000;
const SCANNERS =
  /\r\n(?:user-agent|ua)[ \t]*:[^\r\n]*(?:friendly-scanner|sipvicious|sipcli|sundayddr|sip-scan|pplsip|vaxsip)/i;
const HAS_TO_TAG = /\r\n(?:to|t)[ \t]*:[^\r\n]*;[ \t]*tag[ \t]*=/i;

export interface GuardLimits {
  /** Requests a second outside dialogs that a strange source may send, of each kind. */
  readonly perSource: number;
  /** The same for all sources together to whom nothing was ever granted. */
  readonly strangers: number;
  readonly banSeconds: number;
  /** Networks without limits: the trunks, and what runs on the same machine. */
  readonly trusted: BlockList;
}

export interface GuardCounts {
  dropped: number;
  limited: number;
  bans: number;
}

/**
 * Keeps strangers from using the server up. Three steps, dearer ones for fewer: a banned source's requests are dropped
 * unread; one that is too fast hears 503; so do strangers when there are too many of them, while those who have
 * registered or been answered before get through.
 */
export class SourceGuard {
  readonly counts: GuardCounts = { dropped: 0, limited: 0, bans: 0 };
  readonly #limits: GuardLimits;
  readonly #table: SourceTable;
  readonly #now: () => number;
  readonly #strangers = Object.values(KINDS).map(() => ({ tokens: 0, at: 0 }));
  /** The last address looked at: floods come from few. */
  #last = { address: "", trusted: false };

  /** @param now milliseconds that never go back */
  constructor(limits: GuardLimits, now: () => number, keys: readonly [number, number], slots = SLOTS) {
    this.#limits = limits;
    this.#table = new SourceTable(slots, this.#strangers.length, keys);
    const began = now() - 1_000;
    this.#now = () => Math.floor((now() - began) / 100);
    for (const bucket of this.#strangers) bucket.tokens = limits.strangers;
  }

  /** Before anything is parsed: is this one of a source that is not heard any more, or a known scanner's? */
  drops(text: string, address: string): boolean {
    const slot = this.#isTrusted(address) ? undefined : this.#table.find(address);
    if (slot === undefined) {
      if (this.#isTrusted(address) || !isRequest(text) || !SCANNERS.test(text)) return false;
      this.counts.dropped++;
      return true;
    }
    const kind = kindOf(text);
    const until = this.#table.columns.bannedUntil[kind]?.[slot] as number;
    const dropped = isRequest(text) && ((until > this.#now() && !HAS_TO_TAG.test(text)) || SCANNERS.test(text));
    if (dropped) this.counts.dropped++;
    return dropped;
  }

  /** May this new request go to an application? If not it is refused with 503. */
  admits(method: string, address: string): boolean {
    if (this.#isTrusted(address)) return true;
    const kind = kindOf(`${method} `);
    const now = this.#now();
    const slot = this.#slot(address, now);
    const { tokens, goodAt } = this.#table.columns;
    const known = goodAt[slot] !== 0 && now - (goodAt[slot] as number) < KNOWN_FOR;
    const left = ((tokens[kind] as Float32Array)[slot] as number) - (known ? COST_OF_KNOWN : 1);
    (tokens[kind] as Float32Array)[slot] = left;
    if (left < -this.#burst * BURSTS_TO_BAN) this.#ban(slot, [kind], now);
    if (left >= 0 && (known || this.#takesStranger(kind, now))) return true;
    this.counts.limited++;
    return false;
  }

  /** What became of an admitted request. Who is refused again and again is guessing names or passwords. */
  judged(address: string, status: number): void {
    if (status < 200 || this.#isTrusted(address)) return;
    const now = this.#now();
    const slot = this.#slot(address, now);
    const { patience, goodAt } = this.#table.columns;
    if (status < 300) {
      goodAt[slot] = now;
      patience[slot] = MOST_REFUSALS;
    } else if (REFUSALS.has(status)) {
      patience[slot] = (patience[slot] as number) - 1;
      if ((patience[slot] as number) < 0) this.#ban(slot, Object.values(KINDS), now);
    }
  }

  get #burst(): number {
    return this.#limits.perSource * 2;
  }

  /** The source's slot with everything that time has given back. */
  #slot(address: string, now: number): number {
    const { seen, tokens, bannedUntil, patience, goodAt } = this.#table.columns;
    const found = this.#table.find(address);
    const slot = found ?? this.#table.take(address);
    const seconds = found === undefined ? Number.POSITIVE_INFINITY : (now - (seen[slot] as number)) / 10;
    for (const column of tokens) {
      const left = found === undefined ? 0 : (column[slot] as number);
      column[slot] = Math.min(this.#burst, left + seconds * this.#limits.perSource);
    }
    const refusals = found === undefined ? 0 : (patience[slot] as number);
    patience[slot] = Math.min(MOST_REFUSALS, refusals + seconds * FORGIVEN_PER_SECOND);
    if (found === undefined) {
      for (const column of bannedUntil) column[slot] = 0;
      goodAt[slot] = 0;
    }
    seen[slot] = now;
    return slot;
  }

  #ban(slot: number, kinds: readonly number[], now: number): void {
    this.counts.bans++;
    const { bannedUntil, tokens, patience } = this.#table.columns;
    for (const kind of kinds) {
      (bannedUntil[kind] as Uint32Array)[slot] = now + this.#limits.banSeconds * 10;
      (tokens[kind] as Float32Array)[slot] = 0;
    }
    patience[slot] = MOST_REFUSALS;
  }

  #takesStranger(kind: number, now: number): boolean {
    const bucket = this.#strangers[kind] as { tokens: number; at: number };
    const { strangers } = this.#limits;
    bucket.tokens = Math.min(strangers, bucket.tokens + ((now - bucket.at) / 10) * strangers);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens--;
    return true;
  }

  #isTrusted(address: string): boolean {
    if (this.#last.address !== address) {
      this.#last = { address, trusted: this.#limits.trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4") };
    }
    return this.#last.trusted;
  }
}

const REFUSALS = new Set([401, 403, 404, 407, 484, 603, 604]);

function kindOf(text: string): number {
  if (text.startsWith("INVITE ")) return KINDS.INVITE;
  return text.startsWith("REGISTER ") ? KINDS.REGISTER : KINDS.OTHER;
}

/** Responses, and what belongs to a call that stands, are never dropped unread. */
function isRequest(text: string): boolean {
  return !/^(?:SIP\/|ACK |BYE |CANCEL |PRACK |UPDATE )/i.test(text);
}
