import type { Player, SoundFormat } from "@patchbay/media/player";
import { decodeG711, type Law } from "@patchbay/rtp/g711";
import { FRAME, WIDE_FRAME } from "./leg-output.ts";
import type { Voice } from "./voice.ts";

/** The ears of one leg in its codec: what it shall hear in, payloads of 20 ms out. A line keeps the state of its encoder. */
export interface Line {
  readonly format: SoundFormat;
  /** What was heard in the last frame at 8 kHz; true only of frames that were kept. */
  readonly heard: Int16Array;
  /** A frame of a play. */
  play(player: Player, kept: boolean): Uint8Array;
  /** A frame of voices together, with a play over them; undefined when all are silent. */
  mix(sources: readonly { readonly input: Voice }[], over: Player | undefined, kept: boolean): Uint8Array | undefined;
  /** A frame of these sines (keys for parties without events). */
  tones(hertz: readonly number[], begins: boolean): Uint8Array;
  silence(): Uint8Array;
}

// One frame at a time is worked on, so all lines share the desk.
const codes = new Uint8Array(FRAME);
const samples = new Int16Array(WIDE_FRAME);

/** The next frame of a play at 8 kHz, whatever it was loaded for (the codec may have changed since). */
export function readNarrow(player: Player, target: Int16Array): void {
  if (player.format.name !== "wide") {
    player.read(codes);
    decodeG711(player.format as Law, codes, target);
    return;
  }
  player.read(samples);
  for (let i = 0; i < FRAME; i += 1) target[i] = (samples[2 * i]! + samples[2 * i + 1]!) >> 1;
}

/** The next frame of a play at 16 kHz, whatever it was loaded for. */
export function readWide(player: Player, target: Int16Array): void {
  if (player.format.name === "wide") {
    player.read(target);
    return;
  }
  player.read(codes);
  decodeG711(player.format as Law, codes, samples);
  for (let i = 0; i < FRAME; i += 1) {
    target[2 * i] = samples[i]!;
    target[2 * i + 1] = (samples[i]! + samples[Math.min(i + 1, FRAME - 1)]!) >> 1;
  }
}
