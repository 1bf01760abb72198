import type { Sound } from "@patchbay/ports/media";
import type { Leg } from "../call/leg.ts";

/** One person in the room. */
export class Member {
  readonly leg: Leg;
  readonly moderates: boolean;
  muted: boolean;
  readonly #music: readonly Sound[];
  #times = 0;
  #alone = false;

  constructor(leg: Leg, music: readonly Sound[], as: { readonly muted: boolean; readonly moderates: boolean }) {
    this.leg = leg;
    this.#music = music;
    this.muted = as.muted;
    this.moderates = as.moderates;
  }

  async hear(others: readonly Member[], alone: boolean): Promise<void> {
    await this.leg.hear(...others.map(({ leg }) => leg));
    if (alone === this.#alone) return;
    this.#alone = alone;
    // A play that has ended does not begin again under its name.
    if (alone) await this.leg.loop(`conference/${this.leg.id}/${++this.#times}`, this.#music);
    else await this.leg.stopLoop();
  }
}
