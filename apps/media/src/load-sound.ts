import { readFile } from "node:fs/promises";
import { err, ok, type Result } from "@patchbay/base/result";
import { type SoundFormat, type SoundTrack, WIDE } from "@patchbay/media/player";
import { readVoice } from "@patchbay/media/wav";
import { encodeG711, PCMA, PCMU } from "@patchbay/rtp/g711";

/** Reads a WAV of any rate as the line carries it: codes of a law at 8 kHz or wide samples, or why it cannot be played. */
export async function loadSound(path: string, format: SoundFormat["name"]): Promise<Result<SoundTrack, string>> {
  let file: Buffer;
  try {
    file = await readFile(path);
  } catch {
    return err(`${path} cannot be read`);
  }
  const samples = readVoice(file, format === WIDE.name ? WIDE.rate : 8_000);
  if (!samples.ok) return err(`${path} cannot be played: ${samples.error}`);
  if (format === WIDE.name) return samples;
  const codes = new Uint8Array(samples.value.length);
  encodeG711(format === "PCMU" ? PCMU : PCMA, samples.value, codes);
  return ok(codes);
}
