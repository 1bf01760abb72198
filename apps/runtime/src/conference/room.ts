import type { Sound } from "@patchbay/ports/media";
import type { Member } from "./member.ts";

const tone = (hertz: number): Sound => ({ kind: "tone", hertz: [hertz], forMs: 120, levelDb: -18 });
const CHIMES = {
  comes: [tone(660), tone(880)],
  goes: [tone(880), tone(660)],
  closes: [tone(440), tone(440)],
  opens: [tone(880), tone(880)],
} as const;

/** People who talk together: each hears all others who may be heard, and music while alone. */
export class Room {
  readonly #members = new Set<Member>();
  readonly #end = Promise.withResolvers<void>();
  /** Only moderators are heard. */
  #hushed = false;
  /** Only moderators come in. */
  locked = false;

  get size(): number {
    return this.#members.size;
  }

  /** Resolves when a moderator has ended the conference. */
  get ended(): Promise<void> {
    return this.#end.promise;
  }

  async enter(member: Member, chimes: boolean): Promise<void> {
    if (chimes) this.#chime("comes");
    this.#members.add(member);
    await this.mix();
  }

  /** With its last moderator a room loses what they had ordered: nobody could undo it. */
  async leave(member: Member, chimes: boolean): Promise<void> {
    this.#members.delete(member);
    if (![...this.#members].some(({ moderates }) => moderates)) this.locked = this.#hushed = false;
    await member.hear([], false);
    await this.mix();
    if (chimes && this.size > 1) this.#chime("goes");
  }

  lock(): void {
    this.locked = !this.locked;
    this.#chime(this.locked ? "closes" : "opens");
  }

  async hush(): Promise<void> {
    this.#hushed = !this.#hushed;
    this.#chime(this.#hushed ? "closes" : "opens");
    await this.mix();
  }

  end(): void {
    this.#end.resolve();
  }

  /** Everybody's ears, after somebody came, went, or was muted. */
  async mix(): Promise<void> {
    const all = [...this.#members];
    const heard = all.filter(({ muted, moderates }) => !muted && (moderates || !this.#hushed));
    await Promise.all(
      all.map((member) =>
        member.hear(
          heard.filter((other) => other !== member),
          all.length === 1,
        ),
      ),
    );
  }

  #chime(what: keyof typeof CHIMES): void {
    if (this.size > 1) for (const { leg } of this.#members) void leg.playOver(CHIMES[what]);
  }
}
