import type { Sound } from "@patchbay/ports/media";
import type { Leg } from "../call/leg.ts";

const LOW: Sound = { kind: "tone", hertz: [660], forMs: 120, levelDb: -18 };
const HIGH: Sound = { kind: "tone", hertz: [880], forMs: 120, levelDb: -18 };

/** One person in the room. */
export class Member {
  readonly leg: Leg;
  muted: boolean;
  readonly #music: readonly Sound[];
  #times = 0;
  #alone = false;

  constructor(leg: Leg, music: readonly Sound[], muted: boolean) {
    this.leg = leg;
    this.#music = music;
    this.muted = muted;
  }

  async hear(others: readonly Member[], alone: boolean): Promise<void> {
    await this.leg.hear(...others.filter(({ muted }) => !muted).map(({ leg }) => leg));
    if (alone === this.#alone) return;
    this.#alone = alone;
    // A play that has ended does not begin again under its name.
    if (alone) await this.leg.loop(`conference/${this.leg.id}/${++this.#times}`, this.#music);
    else await this.leg.stopLoop();
  }
}

/** People who talk together: each hears all others who are not muted, and music while alone. */
export class Room {
  readonly #members = new Set<Member>();

  get size(): number {
    return this.#members.size;
  }

  async enter(member: Member, chimes: boolean): Promise<void> {
    if (chimes) this.#chime([LOW, HIGH]);
    this.#members.add(member);
    await this.mix();
  }

  async leave(member: Member, chimes: boolean): Promise<void> {
    this.#members.delete(member);
    await member.hear([], false);
    await this.mix();
    if (chimes && this.size > 1) this.#chime([HIGH, LOW]);
  }

  /** Everybody's ears, after somebody came, went, or was muted. */
  async mix(): Promise<void> {
    const all = [...this.#members];
    await Promise.all(
      all.map((member) =>
        member.hear(
          all.filter((other) => other !== member),
          all.length === 1,
        ),
      ),
    );
  }

  #chime(sounds: readonly Sound[]): void {
    if (this.size > 1) for (const { leg } of this.#members) void leg.playOver(sounds);
  }
}
