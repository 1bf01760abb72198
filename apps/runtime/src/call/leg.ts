import type { CallId, LegId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Codec, LegDescription, LegKind, MediaError, MediaEvent, Sound } from "@patchbay/ports/media";
import type { DialogEnd, NamedDialog, Refer, SipDialog } from "@patchbay/ports/signalling";
import type { CallLeg } from "@patchbay/ports/store/call-store";
import { DigitSources } from "./digit-sources.ts";
import type { World } from "./world.ts";

export interface LegIdentity {
  readonly id: LegId;
  readonly call: CallId;
  readonly role: CallLeg["role"];
  /** Number, or the agent's id. */
  readonly party: string;
  readonly kind: LegKind;
}

export type PlayEnd = "finished" | "stopped" | "failed";

/** A try at a worker that does not answer takes more than a second: longer than the death of a worker stays unknown. */
const PLAY_TRIES = 20;

/** One party on the line: its SIP dialog and its media leg, which begin and end together. */
export class Leg {
  readonly identity: LegIdentity;
  /** A digit came, by RTP or by INFO. */
  onDigit: ((digit: string) => void) | undefined;
  /** The party, or the server in its name, ended the dialog. Not called for our own `release`. */
  onGone: ((end: DialogEnd) => void) | undefined;
  /** The party asks for a transfer; of parties that may not, there is nobody to ask. */
  onRefer: ((wish: Refer) => Promise<number>) | undefined;
  /** The media worker that carried the leg is gone. */
  onLost: (() => void) | undefined;
  dialog: SipDialog | undefined;
  /** Once offer and answer are both known. */
  codec: Codec | undefined;
  readonly #world: World;
  readonly #plays = new Map<string, (how: PlayEnd | "lost") => void>();
  /** From the loss of the worker until the leg sounds on another one, or is over. */
  #moving: PromiseWithResolvers<void> | undefined;
  #hearing: readonly LegId[] = [];
  #loop: { readonly play: string; readonly sounds: readonly Sound[] } | undefined;
  #released = false;
  /** The party signals digits in RTP (RFC 4733); INFO digits would be the same ones again. */
  #rtpDigits = true;
  readonly #digitSources = new DigitSources();

  constructor(world: World, identity: LegIdentity) {
    this.#world = world;
    this.identity = identity;
  }

  get id(): LegId {
    return this.identity.id;
  }

  get released(): boolean {
    return this.#released;
  }

  /** From now on the dialog's requests are this leg's. */
  attach(dialog: SipDialog, partySdp?: string): void {
    this.dialog = dialog;
    if (partySdp) this.#rtpDigits = /telephone-event/i.test(partySdp);
    dialog.listen({
      ended: (end) => {
        void this.release();
        this.onGone?.(end);
      },
      offered: async (sdp) => {
        const described = await (sdp === undefined ? this.offer() : this.answer(sdp));
        return described.ok ? described.value.localSdp : undefined;
      },
      acknowledged: (sdp) => void this.accept(sdp),
      digit: (digit) => {
        if (!this.#rtpDigits && this.#digitSources.isNew("request")) this.onDigit?.(digit);
      },
      referred: (wish) => this.onRefer?.(wish),
    });
  }

  isNamedBy({ ids, earlyOnly }: NamedDialog): boolean {
    return !earlyOnly && this.dialog !== undefined && ids.includes(this.dialog.data.id);
  }

  answer(offerSdp: string): Promise<Result<LegDescription, MediaError>> {
    return this.#agreed(this.#world.media.answer({ call: this.identity.call, leg: this.id, offerSdp }));
  }

  offer(): Promise<Result<LegDescription, MediaError>> {
    return this.#world.media.offer({ call: this.identity.call, leg: this.id, kind: this.identity.kind });
  }

  accept(answerSdp: string): Promise<Result<LegDescription, MediaError>> {
    this.#rtpDigits = /telephone-event/i.test(answerSdp);
    return this.#agreed(this.#world.media.accept(this.id, answerSdp));
  }

  async hear(...sources: readonly Leg[]): Promise<void> {
    this.#hearing = sources.map((leg) => leg.id);
    if (!this.#released) await this.#world.media.hear(this.id, this.#hearing);
  }

  /** Plays to the end; an aborted signal stops the sound and rejects with its reason. On another worker it begins anew. */
  async playToEnd(sounds: readonly Sound[], signal: AbortSignal, barge?: AbortSignal): Promise<PlayEnd> {
    for (let attempt = 1; ; attempt += 1) {
      const how = await this.#playOnce(sounds, signal, barge);
      if (how !== "lost") return how;
      if (attempt === PLAY_TRIES) return "failed";
      await this.#moving?.promise;
    }
  }

  async #playOnce(sounds: readonly Sound[], signal: AbortSignal, barge?: AbortSignal): Promise<PlayEnd | "lost"> {
    signal.throwIfAborted();
    if (barge?.aborted || this.#released) return "stopped";
    const play = this.#world.chance.id();
    const ended = new Promise<PlayEnd | "lost">((resolve) => this.#plays.set(play, resolve));
    const stop = () => {
      void this.#world.media.stop(this.id, play);
      this.#plays.get(play)?.("stopped");
    };
    signal.addEventListener("abort", stop, { once: true });
    barge?.addEventListener("abort", stop, { once: true });
    try {
      const started = await this.#world.media.play({ leg: this.id, play, sounds });
      // Out of reach: whether it is dead will be known soon, and the next try waits for its return.
      const isAway = !started.ok && (this.#moving !== undefined || started.error.code === "media.timeout");
      if (!started.ok) return isAway ? "lost" : "failed";
      const how = await ended;
      signal.throwIfAborted();
      return how;
    } finally {
      this.#plays.delete(play);
      signal.removeEventListener("abort", stop);
      barge?.removeEventListener("abort", stop);
    }
  }

  /** Over what the leg hears, e.g. a chime; nobody waits for its end. */
  async playOver(sounds: readonly Sound[]): Promise<void> {
    if (!this.#released)
      await this.#world.media.play({ leg: this.id, play: this.#world.chance.id(), sounds, over: true });
  }

  /** Plays over and over until `stopLoop`; starting the same name again, also after a restart, lets it go on. */
  async loop(name: string, sounds: readonly Sound[]): Promise<void> {
    this.#loop = { play: name, sounds };
    if (!this.#released) await this.#world.media.play({ leg: this.id, play: name, sounds, loop: true });
  }

  async stopLoop(): Promise<void> {
    const loop = this.#loop;
    this.#loop = undefined;
    if (loop && !this.#released) await this.#world.media.stop(this.id, loop.play);
  }

  onMedia(event: MediaEvent): void {
    if (event.type === "digit") {
      if (this.#rtpDigits || this.#digitSources.isNew("media")) this.onDigit?.(event.digit);
    } else if (event.type === "played") this.#played(event.play, event.how);
    else if (event.type === "lost") this.#lost();
    else if (event.type === "quiet") void this.#probe();
  }

  /** The worker is gone: a new offer inside the dialog takes the party to another one, where it hears nothing so far. */
  async reanchor(): Promise<Result<undefined, string>> {
    const offered = await this.offer();
    if (!offered.ok) return err(offered.error.code);
    const answered = (await this.dialog?.modify(offered.value.localSdp)) ?? err({ code: "dialog.gone" });
    if (!answered.ok) return err(answered.error.code);
    const accepted = await this.accept(answered.value);
    return accepted.ok ? ok() : err(accepted.error.code);
  }

  /** Everything that sounded before; once all parties have been taken to the other worker. */
  async soundAgain(): Promise<void> {
    await this.#world.media.hear(this.id, this.#hearing);
    if (this.#loop) await this.loop(this.#loop.play, this.#loop.sounds);
    this.#moved();
  }

  /** Hangs up, if the party has not, and frees the media. Any number of times. */
  async release(headers?: Readonly<Record<string, string>>): Promise<void> {
    if (this.#released) return;
    this.#released = true;
    for (const end of this.#plays.values()) end("stopped");
    this.#moved();
    await Promise.all([this.dialog?.bye(headers), this.#world.media.release(this.id)]);
  }

  async #agreed(described: Promise<Result<LegDescription, MediaError>>): Promise<Result<LegDescription, MediaError>> {
    const result = await described;
    if (result.ok && result.value.codec) this.codec = result.value.codec;
    return result;
  }

  #played(play: string, how: PlayEnd): void {
    this.#plays.get(play)?.(how);
    const loop = this.#loop;
    // It had sounded before under this name (an earlier hold, music before an announcement): the worker only says so again.
    const isOver = loop?.play === play && how === "stopped" && this.#plays.size === 0;
    if (isOver) void this.loop(this.#world.chance.id(), loop.sounds);
  }

  #lost(): void {
    this.#moving ??= Promise.withResolvers();
    for (const end of this.#plays.values()) end("lost");
    this.onLost?.();
  }

  #moved(): void {
    this.#moving?.resolve();
    this.#moving = undefined;
  }

  /** Silence although the party should send: hung up without a word? It is asked once per silence. */
  async #probe(): Promise<void> {
    if (!this.dialog || this.#released || (await this.dialog.alive())) return;
    await this.release();
    this.onGone?.({ by: "server", deliberate: false, cause: "party gone" });
  }
}
