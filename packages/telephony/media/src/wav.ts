import { err, ok, type Result } from "@patchbay/base/result";
import { resample } from "./resample.ts";

export const WAV_HEADER = 44;
const PCM = 1;
const EXTENSIBLE = 0xfffe;

export interface WavAudio {
  readonly rate: number;
  /** One array per channel. */
  readonly channels: readonly Int16Array[];
}

/** The canonical 44-octet header of 16-bit PCM; `dataBytes` is what follows it now. */
export function wavHeader(channels: number, dataBytes: number, rate = 8_000): Uint8Array {
  const bytes = new Uint8Array(WAV_HEADER);
  const view = new DataView(bytes.buffer);
  const name = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  name(0, "RIFF");
  view.setUint32(4, 36 + dataBytes, true);
  name(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  name(36, "data");
  view.setUint32(40, dataBytes, true);
  return bytes;
}

/** A whole file. All channels have the same length. */
export function writeWav(channels: readonly Int16Array[], rate = 8_000): Uint8Array {
  const length = channels[0]?.length ?? 0;
  const data = length * channels.length * 2;
  const file = new Uint8Array(WAV_HEADER + data);
  file.set(wavHeader(channels.length, data, rate));
  const view = new DataView(file.buffer);
  channels.forEach((samples, channel) => {
    for (let i = 0; i < length; i += 1) {
      view.setInt16(WAV_HEADER + 2 * (i * channels.length + channel), samples[i]!, true);
    }
  });
  return file;
}

/** Reads PCM of 8, 16, 24 or 32 bits, any number of channels; a data chunk cut short is read as far as it goes. */
export function readWav(file: Uint8Array): Result<WavAudio, string> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.byteLength < 12 || chunkName(file, 0) !== "RIFF" || chunkName(file, 8) !== "WAVE") {
    return err("it is no WAV file");
  }
  let format: { channels: number; rate: number; bits: number } | undefined;
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (chunkName(file, at) === "fmt " && size >= 16 && body + 16 <= file.byteLength) {
      const kind = view.getUint16(body, true);
      if (kind !== PCM && kind !== EXTENSIBLE) return err("it is not PCM");
      format = {
        channels: view.getUint16(body + 2, true),
        rate: view.getUint32(body + 4, true),
        bits: view.getUint16(body + 14, true),
      };
    }
    if (chunkName(file, at) === "data") {
      if (!format) return err("it has data before its format");
      if (format.channels < 1 || format.channels > 8) return err("it has an odd number of channels");
      if (![8, 16, 24, 32].includes(format.bits)) return err(`it has ${format.bits} bits per sample`);
      if (format.rate < 4_000 || format.rate > 192_000) return err(`its rate is ${format.rate} Hz`);
      return ok(readData(view, body, Math.min(size, file.byteLength - body), format));
    }
    at = body + size + (size & 1);
  }
  return err("it has no data");
}

/** Any readable WAV as the telephone network carries it: one channel (the mean of all) at 8 kHz. */
export function wavToTelephone(file: Uint8Array): Result<Int16Array, string> {
  return readVoice(file, 8_000);
}

/** Any readable WAV as one channel (the mean of all) of this rate. */
export function readVoice(file: Uint8Array, rate: number): Result<Int16Array, string> {
  const audio = readWav(file);
  if (!audio.ok) return audio;
  return ok(resample(mono(audio.value.channels), audio.value.rate, rate));
}

function readData(
  view: DataView,
  from: number,
  bytes: number,
  format: { channels: number; rate: number; bits: number },
): WavAudio {
  const width = format.bits / 8;
  const length = Math.floor(bytes / (width * format.channels));
  const channels = Array.from({ length: format.channels }, () => new Int16Array(length));
  for (let i = 0; i < length; i += 1) {
    channels.forEach((samples, channel) => {
      const at = from + width * (i * format.channels + channel);
      // Eight bits are unsigned; of wider ones the two upper octets are kept.
      samples[i] = width === 1 ? (view.getUint8(at) - 128) << 8 : view.getInt16(at + width - 2, true);
    });
  }
  return { rate: format.rate, channels };
}

function mono(channels: readonly Int16Array[]): Int16Array {
  const first = channels[0] ?? new Int16Array();
  if (channels.length < 2) return first;
  return first.map((_, i) => channels.reduce((sum, samples) => sum + samples[i]!, 0) / channels.length);
}

function chunkName(file: Uint8Array, at: number): string {
  return String.fromCharCode(...file.subarray(at, at + 4));
}
