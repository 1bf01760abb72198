/** The picture of a recording: for each channel the loudest sample of each of `columns` equal stretches, 0 … 1. */
export interface Waveform {
  readonly channels: readonly Float32Array[];
  readonly seconds: number;
}

interface PcmFormat {
  readonly channels: number;
  readonly rate: number;
}

/**
 * Draws from the bytes of a 16-bit PCM WAV (RIFF: chunks of 4-letter id, little-endian length, data padded to even).
 * A data chunk whose length says more than is there ends with the file: a recording may be looked at while it grows.
 * Undefined when these are no such bytes.
 */
export function waveformOf(bytes: ArrayBuffer, columns: number): Waveform | undefined {
  const view = new DataView(bytes);
  if (view.byteLength < 12 || tag(view, 0) !== "RIFF" || tag(view, 8) !== "WAVE") return undefined;
  let format: PcmFormat | undefined;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(view, at) === "fmt " && body + 16 <= view.byteLength) format = pcmFormat(view, body);
    if (tag(view, at) === "data") {
      return format && peaks(view, body, Math.min(length, view.byteLength - body), format, columns);
    }
    at = body + length + (length % 2);
  }
  return undefined;
}

function pcmFormat(view: DataView, at: number): PcmFormat | undefined {
  const [code, channels, rate, bits] = [
    view.getUint16(at, true),
    view.getUint16(at + 2, true),
    view.getUint32(at + 4, true),
    view.getUint16(at + 14, true),
  ];
  return code === 1 && bits === 16 && channels > 0 && rate > 0 ? { channels, rate } : undefined;
}

function peaks(view: DataView, start: number, length: number, format: PcmFormat, columns: number): Waveform {
  const frames = Math.floor(length / (2 * format.channels));
  const channels = Array.from({ length: format.channels }, () => new Float32Array(columns));
  for (let frame = 0; frame < frames; frame += 1) {
    const column = Math.floor((frame * columns) / frames);
    for (const [number, channel] of channels.entries()) {
      const sample = view.getInt16(start + 2 * (frame * format.channels + number), true);
      const level = Math.abs(sample) / 32_768;
      if (level > (channel[column] ?? 0)) channel[column] = level;
    }
  }
  return { channels, seconds: frames / format.rate };
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}
