import { readFile } from "node:fs/promises";
import { err, ok, type Result } from "@patchbay/base/result";
import { wavToTelephone } from "@patchbay/media/wav";
import { encodeG711, PCMA, PCMU } from "@patchbay/rtp/g711";

/** Reads a WAV of any rate as the line carries it: codes of a law at 8 kHz, or why it cannot be played. */
export async function loadSound(path: string, law: "PCMU" | "PCMA"): Promise<Result<Uint8Array, string>> {
  let file: Buffer;
  try {
    file = await readFile(path);
  } catch {
    return err(`${path} cannot be read`);
  }
  const samples = wavToTelephone(file);
  if (!samples.ok) return err(`${path} cannot be played: ${samples.error}`);
  const codes = new Uint8Array(samples.value.length);
  encodeG711(law === "PCMU" ? PCMU : PCMA, samples.value, codes);
  return ok(codes);
}
