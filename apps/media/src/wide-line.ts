import { addTo, clip } from "@patchbay/media/mixer";
import { type Player, WIDE } from "@patchbay/media/player";
import { Halver } from "@patchbay/media/rate-change";
import { ToneGenerator } from "@patchbay/media/tone";
import type { AudioCodec, AudioEncoder } from "@patchbay/rtp/audio-codec";
import { FRAME, WIDE_FRAME } from "./leg-output.ts";
import { type Line, readWide } from "./line.ts";
import type { Voice } from "./voice.ts";

const frame = new Int16Array(WIDE_FRAME);
const playing = new Int16Array(WIDE_FRAME);
const sum = new Int32Array(WIDE_FRAME);

/** G.722 and Opus: everything is mixed at 16 kHz and coded frame by frame. */
export class WideLine implements Line {
  readonly format = WIDE;
  readonly heard = new Int16Array(FRAME);
  readonly #encoder: AudioEncoder;
  readonly #narrow = new Halver(WIDE_FRAME);
  #tones: ToneGenerator | undefined;

  constructor(codec: AudioCodec) {
    this.#encoder = codec.encoder();
  }

  play(player: Player, kept: boolean): Uint8Array {
    readWide(player, frame);
    return this.#say(kept);
  }

  mix(sources: readonly { readonly input: Voice }[], over: Player | undefined, kept: boolean): Uint8Array | undefined {
    sum.fill(0);
    let voices = 0;
    for (const { input } of sources) {
      if (input.isSilent) continue;
      addTo(sum, input.wide);
      voices += 1;
    }
    if (over) {
      readWide(over, playing);
      addTo(sum, playing);
      voices += 1;
    }
    if (voices === 0) return undefined;
    clip(sum, frame);
    return this.#say(kept);
  }

  tones(hertz: readonly number[], begins: boolean): Uint8Array {
    if (begins || !this.#tones) this.#tones = new ToneGenerator(hertz, -10, WIDE.rate);
    this.#tones.read(frame);
    return this.#say(true);
  }

  silence(): Uint8Array {
    frame.fill(0);
    this.heard.fill(0);
    return this.#encoder.encode(frame);
  }

  #say(kept: boolean): Uint8Array {
    if (kept) this.#narrow.push(frame, this.heard);
    return this.#encoder.encode(frame);
  }
}
