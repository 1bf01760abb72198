import type { DigitFrame, DigitSender } from "@patchbay/media/digit-sender";
import { tonesOf } from "@patchbay/media/dtmf-tones";
import { noisePayload } from "@patchbay/rtp/comfort-noise";
import { FRAME, type LegOutput } from "./leg-output.ts";
import type { LegPlay } from "./leg-play.ts";
import type { Agreement } from "./leg-session.ts";
import type { Line } from "./line.ts";
import { NarrowLine } from "./narrow-line.ts";
import type { Voice } from "./voice.ts";
import { WideLine } from "./wide-line.ts";

/** Packets this recent mean that a forwarded stream runs: nothing is made here meanwhile. */
const STREAM_RUNS_MS = 100;
/** After so much silence a party that takes comfort noise is told of it instead, and again as often. */
const NOISE_EVERY_FRAMES = 10;
/** −70 dBov: what a good line sounds like when nobody speaks. */
const NOISE = noisePayload(70);

const silence = new Int16Array(FRAME);

/** What a leg listens to in one frame. */
export interface Hearing {
  readonly sources: readonly { readonly input: Voice & { readonly lastAt: number } }[];
  /** One who is no party of the call. */
  readonly bot: Voice | undefined;
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
  #agreement: Agreement | undefined;
  #line: Line | undefined;
  #silentFrames = 0;
  /** Samples of this frame at 8 kHz; true only while they are kept. */
  heard: Int16Array = silence;

  constructor(output: LegOutput, plays: LegPlay, digits: DigitSender) {
    this.#output = output;
    this.#plays = plays;
    this.#digits = digits;
  }

  /** What offer and answer came to. */
  agreed(agreement: Agreement): void {
    const { codec } = agreement;
    if (codec !== this.#agreement?.codec) this.#line = codec.law ? new NarrowLine(codec.law) : new WideLine(codec);
    this.#agreement = agreement;
    this.#output.frameTicks = codec.format.clock / 50;
  }

  /** One frame for a party that listens. */
  hear(at: number, hearing: Hearing): void {
    const agreement = this.#agreement;
    const line = this.#line;
    if (!agreement || !line) return;
    const slot = this.#digits.next();
    if (slot !== undefined) {
      this.deafFrame();
      if (slot === "pause") this.#output.pause();
      else this.#digit(slot, agreement, line);
      return;
    }
    const playing = this.#plays.sounding;
    const [source] = hearing.sources;
    const { bot } = hearing;
    if (!playing && !bot && source && !hearing.mixed && at - source.input.lastAt < STREAM_RUNS_MS) {
      this.#silentFrames = 0;
      this.heard = hearing.kept ? source.input.said : silence;
      return;
    }
    const payload =
      playing && !playing.over
        ? line.play(playing.player, hearing.kept)
        : line.mix(bot ? [...hearing.sources, { input: bot }] : hearing.sources, playing?.player, hearing.kept);
    if (playing) this.#plays.afterFrame();
    if (payload) {
      this.#silentFrames = 0;
      this.heard = line.heard;
      this.#output.audio(payload, agreement.payloadType);
    } else this.#silent(agreement, line);
  }

  /** One frame in which no sound can reach the party (hold, digits): a play goes on in time all the same. */
  deafFrame(): void {
    this.heard = silence;
    const playing = this.#plays.sounding;
    if (!playing || !this.#line) return;
    this.#line.play(playing.player, false);
    this.#plays.afterFrame();
  }

  /** A key as an event, or as its tones for a party that takes none. */
  #digit(slot: DigitFrame, { eventPayloadType, payloadType }: Agreement, line: Line): void {
    if (eventPayloadType !== undefined) this.#output.digit(slot, eventPayloadType);
    else {
      const tones = slot.sounds === undefined ? undefined : tonesOf(slot.sounds);
      this.#output.audio(tones ? line.tones(tones, slot.begins) : line.silence(), payloadType);
    }
  }

  #silent({ noisePayloadType, payloadType }: Agreement, line: Line): void {
    this.heard = silence;
    this.#silentFrames += 1;
    if (noisePayloadType === undefined || this.#silentFrames < NOISE_EVERY_FRAMES) {
      this.#output.audio(line.silence(), payloadType);
    } else if (this.#silentFrames % NOISE_EVERY_FRAMES === 0) this.#output.noise(NOISE, noisePayloadType);
    else this.#output.pause();
  }
}
