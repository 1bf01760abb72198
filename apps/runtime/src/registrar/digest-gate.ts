import { createHmac, randomBytes } from "node:crypto";
import type { Instant, Millis } from "@patchbay/base/time";
import { md5, parseDigest, provesHa1 } from "./digest.ts";

const NONCE_MS: Millis = 60_000;
const WINDOW_MS: Millis = 60_000;
const GUESSES_PER_WINDOW = 10;
/** Bounds of what strangers can make us remember. */
const MOST_REMEMBERED = 100_000;

export type DigestVerdict =
  | { readonly how: "proven" }
  | { readonly how: "challenge"; readonly challenge: string }
  /** Too many wrong guesses from this source for this user. */
  | { readonly how: "throttled" };

/**
 * Digest authentication with nonces that are good once and for a minute (RFC 7616 §5.4). A nonce is its time under our
 * key, so none needs to be kept; used ones are, until they would be too old anyway. Unknown users are checked against a
 * made-up HA1, so that they take the same steps and get the same answer as wrong passwords.
 */
export class DigestGate {
  readonly #key = randomBytes(32);
  readonly #used = new Map<string, Instant>();
  readonly #guesses = new Map<string, { count: number; since: Instant }>();

  check(request: {
    readonly method: string;
    readonly realm: string;
    readonly header: string | undefined;
    readonly username: string;
    readonly ha1: string | undefined;
    readonly source: string;
    readonly now: Instant;
  }): DigestVerdict {
    const { now, realm, username } = request;
    const guesser = `${request.source} ${username}`;
    if (this.#throttled(guesser, now)) return { how: "throttled" };
    const given = parseDigest(request.header);
    if (!given) return this.#challenge(realm, now, false);
    const fresh = this.#isFresh(given.nonce ?? "", now);
    const known = request.ha1 ?? md5(this.#key.toString("hex"));
    const proven = provesHa1(given, request.method, known) && request.ha1 !== undefined;
    if (proven && given.username === username && given.realm === realm) {
      if (!fresh) return this.#challenge(realm, now, true);
      this.#remember(this.#used, given.nonce as string, now);
      return { how: "proven" };
    }
    if (fresh) this.#count(guesser, now);
    return this.#challenge(realm, now, false);
  }

  #challenge(realm: string, now: Instant, stale: boolean): DigestVerdict {
    const stamp = `${now.toString(36)}.${randomBytes(9).toString("base64url")}`;
    const nonce = `${stamp}.${this.#seal(stamp)}`;
    const again = stale ? ", stale=true" : "";
    const quoted = realm.replace(/["\\\r\n]/g, "");
    return {
      how: "challenge",
      challenge: `Digest realm="${quoted}", nonce="${nonce}", algorithm=MD5, qop="auth"${again}`,
    };
  }

  #isFresh(nonce: string, now: Instant): boolean {
    const [time = "", salt = "", seal = ""] = nonce.split(".");
    if (seal !== this.#seal(`${time}.${salt}`) || this.#used.has(nonce)) return false;
    const age = now - Number.parseInt(time, 36);
    return age >= 0 && age < NONCE_MS;
  }

  #seal(stamp: string): string {
    return createHmac("sha256", this.#key).update(stamp).digest("base64url").slice(0, 22);
  }

  #throttled(guesser: string, now: Instant): boolean {
    const guesses = this.#guesses.get(guesser);
    return guesses !== undefined && now - guesses.since < WINDOW_MS && guesses.count >= GUESSES_PER_WINDOW;
  }

  #count(guesser: string, now: Instant): void {
    const guesses = this.#guesses.get(guesser);
    if (!guesses || now - guesses.since >= WINDOW_MS) this.#remember(this.#guesses, guesser, { count: 1, since: now });
    else guesses.count += 1;
  }

  /** Maps keep the order of insertion: the oldest go first. */
  #remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
    map.delete(key);
    map.set(key, value);
    if (map.size > MOST_REMEMBERED) map.delete(map.keys().next().value as string);
  }
}
