import { HmacSha1 } from "@patchbay/rtp/sha1";
import { BINDING_REQUEST, parseStun, verifyIntegrity, writeBindingSuccess } from "@patchbay/rtp/stun";

/** Addresses that passed a check; a party has a handful of candidates. */
const MAX_PAIRS = 32;

interface Pair {
  readonly address: string;
  readonly port: number;
}

/**
 * The lite side of ICE (RFC 8445 §2.5): it has one host candidate, makes no checks, answers the party's, and sends
 * where the party nominates. Only requests that carry our user name and are signed with our password count.
 */
export class IceLite {
  readonly #ufrag: string;
  readonly #key: HmacSha1;
  readonly #pairs = new Map<string, Pair>();
  #remoteUfrag: string | undefined;
  selected: Pair | undefined;

  constructor(ufrag: string, pwd: string) {
    this.#ufrag = ufrag;
    this.#key = new HmacSha1(new TextEncoder().encode(pwd));
  }

  /** The party's user fragment from its SDP; before it is known, any is taken, since our password signs the request. */
  expect(remoteUfrag: string): void {
    if (this.#remoteUfrag === remoteUfrag) return;
    if (this.#remoteUfrag !== undefined) {
      // ICE restart: the old path may be gone, the new one will be nominated.
      this.#pairs.clear();
      this.selected = undefined;
    }
    this.#remoteUfrag = remoteUfrag;
  }

  knows(address: string, port: number): boolean {
    return this.#pairs.has(`${address} ${port}`);
  }

  /** The answer to a right binding request; undefined for everything else. */
  answer(bytes: Uint8Array, address: string, port: number): Uint8Array | undefined {
    const message = parseStun(bytes);
    if (message?.type !== BINDING_REQUEST) return undefined;
    const [local, remote] = message.username?.split(":") ?? [];
    if (local !== this.#ufrag || (this.#remoteUfrag !== undefined && remote !== this.#remoteUfrag)) return undefined;
    if (!verifyIntegrity(bytes, message, this.#key)) return undefined;
    const name = `${address} ${port}`;
    let pair = this.#pairs.get(name);
    if (!pair) {
      if (this.#pairs.size >= MAX_PAIRS) return undefined;
      pair = { address, port };
      this.#pairs.set(name, pair);
    }
    if (message.useCandidate) this.selected = pair;
    return writeBindingSuccess(message.transaction, address, port, this.#key);
  }
}
