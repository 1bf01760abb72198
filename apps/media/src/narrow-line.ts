import { addTo, clip } from "@patchbay/media/mixer";
import type { Player } from "@patchbay/media/player";
import { ToneGenerator } from "@patchbay/media/tone";
import { decodeG711, encodeG711, type Law } from "@patchbay/rtp/g711";
import { FRAME } from "./leg-output.ts";
import { type Line, readNarrow } from "./line.ts";
import type { Voice } from "./voice.ts";

const codes = new Uint8Array(FRAME);
const playing = new Int16Array(FRAME);
const sum = new Int32Array(FRAME);

/** G.711: prompts are copied as they lie in memory, only voices that meet are computed with. */
export class NarrowLine implements Line {
  readonly format: Law;
  readonly heard = new Int16Array(FRAME);
  #tones: ToneGenerator | undefined;

  constructor(law: Law) {
    this.format = law;
  }

  play(player: Player, kept: boolean): Uint8Array {
    if (player.format !== this.format) {
      readNarrow(player, this.heard);
      encodeG711(this.format, this.heard, codes);
      return codes;
    }
    player.read(codes);
    if (kept) decodeG711(this.format, codes, this.heard);
    return codes;
  }

  mix(sources: readonly { readonly input: Voice }[], over: Player | undefined): Uint8Array | undefined {
    sum.fill(0);
    let voices = 0;
    for (const { input } of sources) {
      if (input.isSilent) continue;
      addTo(sum, input.said);
      voices += 1;
    }
    if (over) {
      readNarrow(over, playing);
      addTo(sum, playing);
      voices += 1;
    }
    if (voices === 0) return undefined;
    clip(sum, this.heard);
    encodeG711(this.format, this.heard, codes);
    return codes;
  }

  tones(hertz: readonly number[], begins: boolean): Uint8Array {
    if (begins || !this.#tones) this.#tones = new ToneGenerator(hertz);
    this.#tones.read(this.heard);
    encodeG711(this.format, this.heard, codes);
    return codes;
  }

  silence(): Uint8Array {
    this.heard.fill(0);
    return codes.fill(this.format.silence);
  }
}
