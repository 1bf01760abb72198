import { randomBytes } from "node:crypto";
import type { SdesCrypto, SdesSuite } from "@patchbay/rtp/sdes";

const SUITES: readonly SdesSuite[] = ["AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32"];

/** The keys that one leg encrypts with, by suite: the same for its whole life, so that a re-offer breaks no stream. */
export class SdesKeys {
  readonly #ours = new Map<SdesSuite, SdesCrypto["keys"]>();
  /** Encryption stands in the offer that is outstanding or was taken. */
  offered = false;

  /** Our line in the answer to the party's. */
  answer({ tag, suite }: SdesCrypto): SdesCrypto {
    return { tag, suite, keys: this.#of(suite) };
  }

  /** Our lines in an offer, best first. */
  offer(): readonly SdesCrypto[] {
    this.offered = true;
    return SUITES.map((suite, index) => ({ tag: index + 1, suite, keys: this.#of(suite) }));
  }

  /** Which of our offered lines the party's answer takes. */
  taken({ tag, suite }: SdesCrypto): SdesCrypto | undefined {
    return this.offered && SUITES[tag - 1] === suite ? { tag, suite, keys: this.#of(suite) } : undefined;
  }

  #of(suite: SdesSuite): SdesCrypto["keys"] {
    const known = this.#ours.get(suite);
    if (known) return known;
    const keys = { key: new Uint8Array(randomBytes(16)), salt: new Uint8Array(randomBytes(14)) };
    this.#ours.set(suite, keys);
    return keys;
  }
}
