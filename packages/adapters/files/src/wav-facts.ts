import { err, ok, type Result } from "@patchbay/base/result";
import { type Millis, SECOND } from "@patchbay/base/time";

const PCM = 1;
const EXTENSIBLE = 0xfffe;

/**
 * How long a WAV file plays, from its header (RIFF chunks `fmt ` and `data`). PCM only, 8 to 32 bits, up to 8 channels: what the
 * media workers can play.
 */
export function wavDuration(file: Uint8Array): Result<Millis, "no-wav"> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.byteLength < 12 || chunkName(file, 0) !== "RIFF" || chunkName(file, 8) !== "WAVE") return err("no-wav");
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    const name = chunkName(file, at);
    if (name === "fmt " && body + 16 <= file.byteLength) bytesPerSecond = playableRate(view, body);
    if (name === "data") {
      if (bytesPerSecond === 0) return err("no-wav");
      const bytes = Math.min(size, file.byteLength - body);
      return bytes > 0 ? ok(Math.round((bytes / bytesPerSecond) * SECOND)) : err("no-wav");
    }
    at = body + size + (size & 1);
  }
  return err("no-wav");
}

/** Bytes per second, or 0 for a format that is not played. */
function playableRate(view: DataView, at: number): number {
  const kind = view.getUint16(at, true);
  const channels = view.getUint16(at + 2, true);
  const rate = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  const playable =
    (kind === PCM || kind === EXTENSIBLE) &&
    channels >= 1 &&
    channels <= 8 &&
    [8, 16, 24, 32].includes(bits) &&
    rate >= 4_000 &&
    rate <= 192_000;
  return playable ? (rate * channels * bits) / 8 : 0;
}

function chunkName(file: Uint8Array, at: number): string {
  return String.fromCharCode(...file.subarray(at, at + 4));
}
