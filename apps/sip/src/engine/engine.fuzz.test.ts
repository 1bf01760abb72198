import { mutated, seeded } from "@patchbay/sip/message/mutation";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { describe, expect, it } from "vitest";
import { answerTo, EngineWorld, fromCaller, type Told } from "../../test/engine-world.ts";
import { receive } from "./receive.ts";

const runs = Number(process.env.FUZZ_RUNS ?? 20_000);
/** After so many messages all timers run out, and nothing may be left. */
const ROUND = 200;
const SEEDS = 20;
const STALL_MS = 500;
const QUIET_MS = 400_000;
const METHODS = ["INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER", "UPDATE", "PRACK", "INFO", "REFER", "NOTIFY"];
const STATUSES = [100, 180, 183, 200, 200, 200, 202, 302, 401, 404, 422, 481, 486, 487, 491, 500, 503, 603];
const SDP = "v=0\r\no=- 1 1 IN IP4 10.0.0.1\r\n";

/** Both sides of the engine under one chance: a network that damages what it carries, an application that does anything. */
class Turmoil {
  readonly #world = new EngineWorld(["invite", "options", "register", "subscribe", "info"]);
  readonly #random: () => number;
  slowest = 0;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  round(): void {
    for (let count = 0; count < ROUND; count++) {
      const began = performance.now();
      this.#network();
      this.#application();
      if (this.#chance(0.1)) this.#world.timers.advance(this.#below(40_000));
      this.slowest = Math.max(this.slowest, performance.now() - began);
    }
    // Whatever the two of them have begun is over by itself; a call that stands is hung up.
    for (const { id } of [...this.#world.stack.legs.values()]) this.#command(id, "BYE");
    for (let waited = 0; waited < QUIET_MS; waited += 1_000) {
      this.#world.timers.advance(1_000);
      for (const call of this.#world.stack.clientById.values())
        if (call.request.method === "INVITE")
          this.#world.command(call.id, "", `CANCEL ${call.request.uri} SIP/2.0\r\n\r\n`);
    }
    this.#world.sent.length = 0;
    this.#world.told.length = 0;
  }

  /** Transactions, dialogs and timers; what the flood may leave for longer by right is not among them. */
  get left(): number {
    return this.#world.leftovers;
  }

  #network(): void {
    const message = this.#chance(0.6) ? this.#request() : this.#response();
    if (!message) return;
    const text = this.#chance(0.5) ? mutated(message.text, this.#random) : message.text;
    receive(this.#world.stack, text, this.#world.flow("10.0.0.2"));
  }

  #request(): SipRequest {
    const number = 1 + this.#below(4);
    const tags = [...this.#world.stack.legs.values()].map((leg) => leg.dialog.localTag);
    const toTag = this.#chance(0.6) ? this.#one(tags) : undefined;
    const body = this.#chance(0.3) ? SDP : "";
    const lines = this.#chance(0.3)
      ? ([
          ["Supported", "100rel, timer"],
          ["Session-Expires", "90"],
        ] as const)
      : [];
    const branch = this.#chance(0.3) ? `INVITE${number}` : `b${this.#below(50)}`;
    return fromCaller(this.#one(METHODS) as string, { number, branch, body, lines, ...(toTag ? { toTag } : {}) });
  }

  #response(): SipResponse | undefined {
    const sent = this.#one(
      this.#world.sent.slice(-20).flatMap(({ message }) => (message.kind === "request" ? message : [])),
    );
    return sent && answerTo(sent, this.#one(STATUSES) as number, this.#one(["callee", "other"]) as string);
  }

  #application(): void {
    const told: Told | undefined = this.#one(this.#world.told.slice(-10));
    if (told?.message.kind === "request" && this.#chance(0.5)) {
      const reliable = this.#chance(0.1) ? ["require: 100rel"] : [];
      this.#world.respond(told, this.#one(STATUSES) as number, reliable, this.#chance(0.5) ? SDP : "");
    }
    const leg = this.#one([...this.#world.stack.legs.keys()]);
    if (leg && this.#chance(0.4))
      this.#command(leg, this.#one(["ACK", "BYE", "INVITE", "UPDATE", "INFO", "REFER"]) as string);
    if (this.#chance(0.1))
      this.#world.command("", "", `INVITE sip:b@10.0.0.2 SIP/2.0\r\nsession-expires: 90\r\n\r\n${SDP}`);
  }

  #command(dialog: string, method: string): void {
    this.#world.command("", dialog, `${method} sip:placeholder SIP/2.0\r\n\r\n${method === "INVITE" ? SDP : ""}`);
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #one<Item>(items: readonly Item[]): Item | undefined {
    return items[this.#below(items.length)];
  }
}

describe(`the engine under ${runs} messages, half of them damaged, and an application without sense`, () => {
  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))("stays whole and forgets everything (seed %i)", (seed) => {
    const turmoil = new Turmoil(seed);
    for (let messages = 0; messages < runs / SEEDS; messages += ROUND) {
      turmoil.round();
      expect(turmoil.left).toBe(0);
    }
    expect(turmoil.slowest).toBeLessThan(STALL_MS);
  });
});
