import type { CallId, LegId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { InboundCall } from "@patchbay/ports/signalling";
import { answerLeg } from "../call/answer-leg.ts";
import { Leg } from "../call/leg.ts";
import type { World } from "../call/world.ts";
import type { PhoneGate } from "./phone-gate.ts";

/** Longer than any page measures; a page that goes away in between leaves nothing behind. */
const LONGEST: Millis = 20_000;
/** A stream without pauses, so that losses on the way down show; the page plays it to nobody. */
const SOUND = { kind: "tone", hertz: [440], forMs: 1_000, levelDb: -30 } as const;
export const CHECK_PREFIX = "check-";

/**
 * An agent's phone tries its line: it calls `check-<user>` and talks to a media worker, whose reports tell it how it is
 * heard. It is no contact: nothing is written down, no flow runs.
 */
export class CheckCalls {
  readonly #world: World;
  readonly #phones: PhoneGate;

  constructor(world: World, phones: PhoneGate) {
    this.#world = world;
    this.#phones = phones;
  }

  async take(invite: InboundCall): Promise<void> {
    const username = invite.to.slice(CHECK_PREFIX.length);
    const admitted = await this.#phones.admit(invite, {
      username,
      find: (stores, now) => stores.phones.credentials(username, now),
    });
    if ("status" in admitted) return invite.reject(admitted.status, admitted.headers);
    if (invite.sdp === undefined) return invite.reject(488);
    const { chance, clock } = this.#world;
    const [call, id] = [chance.id() as CallId, chance.id() as LegId];
    const leg = new Leg(this.#world, { id, call, role: "agent", party: username, kind: "webrtc" });
    if (!(await answerLeg(leg, invite))) return;
    await leg.loop("check", [SOUND]);
    clock.at(clock.now() + LONGEST, () => void leg.release());
  }
}
