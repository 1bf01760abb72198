import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { digestHash } from "@patchbay/adapter-system/digest-hash";
import type { Instant, Millis } from "@patchbay/base/time";
import type { DigestHa1 } from "@patchbay/ports/secrets";
import type { SipSource } from "@patchbay/ports/signalling";
import {
  algorithmOf,
  type DigestAlgorithm,
  type DigestParameters,
  digestResponse,
  parseDigests,
} from "@patchbay/sip/digest/digest";

const NONCE_MS: Millis = 60_000;
const WINDOW_MS: Millis = 60_000;
const GUESSES_PER_WINDOW = 10;
/** Bounds of what strangers can make us remember. */
const MOST_REMEMBERED = 100_000;

/** What passwords may be proven with (RFC 8760); of each password there is an HA1 for both. */
export type OfferedAlgorithm = Extract<DigestAlgorithm, "SHA-256" | "MD5">;

export type DigestVerdict =
  | { readonly how: "proven" }
  /** One for each algorithm, each in a header line of its own. */
  | { readonly how: "challenge"; readonly challenges: readonly string[] }
  /** Too many wrong guesses from this source for this user. */
  | { readonly how: "throttled" };

/**
 * Digest authentication with nonces that are good once and for a minute (RFC 7616 §5.4). A nonce is its time under our
 * key, so none needs to be kept; used ones are, until they would be too old anyway. Unknown users are checked against a
 * made-up HA1, so that they take the same steps and get the same answer as wrong passwords.
 */
export class DigestGate {
  readonly #algorithms: readonly OfferedAlgorithm[];
  readonly #key = randomBytes(32);
  readonly #used = new Map<string, Instant>();
  readonly #guesses = new Map<string, { count: number; since: Instant }>();

  /** The algorithm that is liked best comes first. */
  constructor(algorithms: readonly OfferedAlgorithm[]) {
    this.#algorithms = algorithms;
  }

  check(request: {
    readonly method: string;
    readonly realm: string;
    readonly header: string | undefined;
    readonly username: string;
    readonly ha1: DigestHa1 | undefined;
    readonly source: Pick<SipSource, "address" | "transport">;
    readonly now: Instant;
  }): DigestVerdict {
    const { now, realm, username, source } = request;
    const guesser = `${source.address} ${username}`;
    if (this.#throttled(guesser, now)) return { how: "throttled" };
    const offered = this.#offeredTo(source);
    const [given] = parseDigests(request.header);
    if (!given) return challenge(this.#nonce(now), { realm, offered });
    const fresh = this.#isFresh(given.nonce ?? "", now);
    if (this.#proves(given, request, offered) && given.username === username && given.realm === realm) {
      if (!fresh) return challenge(this.#nonce(now), { realm, offered, stale: true });
      this.#remember(this.#used, given.nonce as string, now);
      return { how: "proven" };
    }
    if (fresh) this.#count(guesser, now);
    return challenge(this.#nonce(now), { realm, offered });
  }

  /** Browsers' SIP libraries know MD5 alone, and read one challenge (JsSIP the last); their connection is encrypted. */
  #offeredTo({ transport }: Pick<SipSource, "transport">): readonly OfferedAlgorithm[] {
    return transport === "ws" || transport === "wss" ? ["MD5"] : this.#algorithms;
  }

  #proves(
    given: DigestParameters,
    { method, ha1 }: { readonly method: string; readonly ha1: DigestHa1 | undefined },
    offered: readonly OfferedAlgorithm[],
  ): boolean {
    const algorithm = offered.find((one) => one === algorithmOf(given));
    if (!algorithm) return false;
    const kept = algorithm === "MD5" ? ha1?.md5 : ha1?.sha256;
    const matches = provesHa1(given, method, kept ?? digestHash(algorithm, this.#key.toString("hex")), algorithm);
    return matches && kept !== undefined;
  }

  #nonce(now: Instant): string {
    const stamp = `${now.toString(36)}.${randomBytes(9).toString("base64url")}`;
    return `${stamp}.${this.#seal(stamp)}`;
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

function challenge(
  nonce: string,
  asked: { readonly realm: string; readonly offered: readonly OfferedAlgorithm[]; readonly stale?: boolean },
): DigestVerdict {
  const again = asked.stale ? ", stale=true" : "";
  const quoted = asked.realm.replace(/["\\\r\n]/g, "");
  const challenges = asked.offered.map(
    (algorithm) => `Digest realm="${quoted}", nonce="${nonce}", algorithm=${algorithm}, qop="auth"${again}`,
  );
  return { how: "challenge", challenges };
}

/** Does the response prove knowledge of the password behind HA1? With qop `auth` only: others can be replayed. */
function provesHa1(given: DigestParameters, method: string, ha1: string, algorithm: DigestAlgorithm): boolean {
  const { nc = "", cnonce = "", qop, response = "" } = given;
  if (qop !== "auth" || !/^[0-9a-f]{8}$/i.test(nc) || cnonce === "") return false;
  const a = Buffer.from(digestResponse((text) => digestHash(algorithm, text), given, method, ha1));
  const b = Buffer.from(response.toLowerCase());
  return a.length === b.length && timingSafeEqual(a, b);
}
