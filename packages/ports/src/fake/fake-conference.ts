import { ok } from "@patchbay/base/result";
import type { ConferencePort, JoinRequest } from "../flow/conference-port.ts";
import type { EffectContext } from "../flow-ports.ts";
import type { FakeLine } from "./fake-line.ts";

/** Rooms with people whom nobody hears. */
export class FakeConference implements ConferencePort {
  /** How many are in a room, by its name. */
  readonly people = new Map<string, number>();
  /** The last one who joined, as they asked to. */
  joined: JoinRequest | undefined;
  readonly #line: FakeLine;

  constructor(line: FakeLine) {
    this.#line = line;
  }

  async join(request: JoinRequest, context: EffectContext): ReturnType<ConferencePort["join"]> {
    context.signal.throwIfAborted();
    this.joined = request;
    const { room, most, leaveDigit = "" } = request;
    const there = this.people.get(room) ?? 0;
    if (there >= most) return ok({ ended: "full", stayedMs: 0 });
    this.people.set(room, there + 1);
    try {
      const held = await this.#line.hold({ forMs: 0, untilDigits: leaveDigit }, context);
      if (!held.ok) throw new Error(held.error.code);
      return ok({ ended: "left", stayedMs: 0 });
    } finally {
      this.people.set(room, (this.people.get(room) ?? 1) - 1);
    }
  }
}
