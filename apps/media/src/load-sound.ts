import { readFile } from "node:fs/promises";
import { readSealedHeader, SealedRecording } from "@patchbay/adapter-files/sealed-recording";
import { err, ok, type Result } from "@patchbay/base/result";
import { type SoundFormat, type SoundTrack, WIDE } from "@patchbay/media/player";
import { readVoice } from "@patchbay/media/wav";
import { encodeG711, PCMA, PCMU } from "@patchbay/rtp/g711";

/** Reads a WAV of any rate as the line carries it: codes of a law at 8 kHz or wide samples, or why it cannot be played. */
export async function loadSound(
  path: string,
  format: SoundFormat["name"],
  key?: string,
): Promise<Result<SoundTrack, string>> {
  let file: Uint8Array;
  try {
    file = await plain(await readFile(path), key);
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

/** Of a sealed recording the WAV file that it is; with another key, or none, it is no sound. */
async function plain(file: Uint8Array, key: string | undefined): Promise<Uint8Array> {
  const header = readSealedHeader(file);
  if (!header || key === undefined) return file;
  const source = {
    size: file.length,
    read: async (from: number, length: number) => file.subarray(from, from + length),
  };
  const recording = await SealedRecording.open(source, header, Buffer.from(key, "base64url"));
  return recording.read(0, recording.total);
}
