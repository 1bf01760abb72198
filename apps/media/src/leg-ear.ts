import type { DigitSender } from "@patchbay/media/digit-sender";
import { addTo, clip } from "@patchbay/media/mixer";
import type { Player } from "@patchbay/media/player";
import { decodeG711, encodeG711, type Law } from "@patchbay/rtp/g711";
import type { LegInput } from "./leg-input.ts";
import { FRAME, type LegOutput } from "./leg-output.ts";
import type { LegPlay } from "./leg-play.ts";
import type { Agreement } from "./leg-session.ts";

/** Packets this recent mean that a forwarded stream runs: nothing is made here meanwhile. */
const STREAM_RUNS_MS = 100;

// One frame at a time is worked on, so all legs share the desk.
const codes = new Uint8Array(FRAME);
const overCodes = new Uint8Array(FRAME);
const overSamples = new Int16Array(FRAME);
const sum = new Int32Array(FRAME);

/** What a leg listens to in one frame. */
export interface Hearing {
  readonly sources: readonly { readonly input: LegInput }[];
  /** False when the packets of the one source are passed on as they come. */
  readonly mixed: boolean;
  /** Whether somebody keeps what is heard (a recording). */
  readonly kept: boolean;
}

/** Makes what one party hears, frame by frame: digits before prompts, prompts before voices. */
export class LegEar {
  readonly #output: LegOutput;
  readonly #plays: LegPlay;
  readonly #digits: DigitSender;
  /** Samples of this frame; true only while they are kept. */
  readonly heard = new Int16Array(FRAME);

  constructor(output: LegOutput, plays: LegPlay, digits: DigitSender) {
    this.#output = output;
    this.#plays = plays;
    this.#digits = digits;
  }

  /** One frame for a party that listens. */
  hear(at: number, { law, payloadType, eventPayloadType }: Agreement, hearing: Hearing): void {
    const slot = this.#digits.next();
    if (slot !== undefined) {
      this.deafFrame();
      if (slot === "pause" || eventPayloadType === undefined) this.#output.pause();
      else this.#output.digit(slot, eventPayloadType);
      return;
    }
    const playing = this.#plays.sounding;
    const [source] = hearing.sources;
    if (playing && !playing.over) this.#play(playing.player, law, hearing.kept);
    else if (source && !hearing.mixed && at - source.input.lastAt < STREAM_RUNS_MS) {
      if (hearing.kept) this.heard.set(source.input.said);
      return;
    } else this.#mix(law, hearing, playing?.player);
    this.#output.audio(codes, payloadType);
  }

  /** One frame in which no sound can reach the party (hold, digits): a play goes on in time all the same. */
  deafFrame(): void {
    this.heard.fill(0);
    const playing = this.#plays.sounding;
    if (!playing) return;
    playing.player.read(codes);
    this.#plays.afterFrame();
  }

  #play(player: Player, law: Law, kept: boolean): void {
    player.read(codes);
    const otherLaw = player.law !== law;
    if (otherLaw || kept) decodeG711(player.law, codes, this.heard);
    // The codec was agreed, or changed, after the play had been loaded.
    if (otherLaw) encodeG711(law, this.heard, codes);
    this.#plays.afterFrame();
  }

  #mix(law: Law, { sources }: Hearing, over: Player | undefined): void {
    sum.fill(0);
    let voices = 0;
    for (const { input } of sources) {
      if (input.isSilent) continue;
      addTo(sum, input.said);
      voices += 1;
    }
    if (over) {
      over.read(overCodes);
      decodeG711(over.law, overCodes, overSamples);
      addTo(sum, overSamples);
      voices += 1;
      this.#plays.afterFrame();
    }
    if (voices === 0) {
      codes.fill(law.silence);
      this.heard.fill(0);
      return;
    }
    clip(sum, this.heard);
    encodeG711(law, this.heard, codes);
  }
}
