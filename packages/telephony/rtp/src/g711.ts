/** ITU-T G.711: 8 bits per sample at 8 kHz. Tables, because a frame must cost less than a microsecond. */

/** One of the two companding laws, ready to use: 256 decoded values and 65,536 encoded ones (index: sample & 0xffff). */
export interface Law {
  readonly name: "PCMU" | "PCMA";
  readonly decode: Int16Array;
  readonly encode: Uint8Array;
  /** The code of a zero sample. */
  readonly silence: number;
}

export const PCMU: Law = makeLaw("PCMU", decodeMuLaw, encodeMuLaw);
export const PCMA: Law = makeLaw("PCMA", decodeALaw, encodeALaw);

/** Codes to samples; `target` must hold as many. */
export function decodeG711(law: Law, codes: Uint8Array, target: Int16Array, at = 0): void {
  const table = law.decode;
  for (let i = 0; i < codes.length; i += 1) target[at + i] = table[codes[i]!]!;
}

/** Samples to codes; `target` must hold as many from `at`. */
export function encodeG711(law: Law, samples: Int16Array, target: Uint8Array, at = 0): void {
  const table = law.encode;
  for (let i = 0; i < samples.length; i += 1) target[at + i] = table[samples[i]! & 0xffff]!;
}

function makeLaw(name: Law["name"], decode: (code: number) => number, encode: (sample: number) => number): Law {
  const decoded = Int16Array.from({ length: 256 }, (_, code) => decode(code));
  const encoded = Uint8Array.from({ length: 65_536 }, (_, index) => encode((index << 16) >> 16));
  return { name, decode: decoded, encode: encoded, silence: encoded[0]! };
}

/** G.711 table 2: bits inverted on the line, bias of 33 in 14-bit units (132 in 16-bit ones). */
function decodeMuLaw(code: number): number {
  const inverted = ~code & 0xff;
  const segment = (inverted >> 4) & 7;
  const magnitude = (((inverted & 0x0f) << 3) + 0x84) << segment;
  return (inverted & 0x80) !== 0 ? 0x84 - magnitude : magnitude - 0x84;
}

function encodeMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), 32_635) + 0x84;
  const segment = 31 - Math.clz32(magnitude >> 7);
  return ~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0f)) & 0xff;
}

/** G.711 table 1: even bits inverted on the line (XOR 0x55), sign bit set for positive values. */
function decodeALaw(code: number): number {
  const bits = code ^ 0x55;
  const segment = (bits >> 4) & 7;
  const base = ((bits & 0x0f) << 4) + 8;
  const magnitude = segment === 0 ? base : (base + 0x100) << (segment - 1);
  return (bits & 0x80) !== 0 ? magnitude : -magnitude;
}

function encodeALaw(sample: number): number {
  const sign = sample < 0 ? 0 : 0x80;
  // −1 … −16 fall in the first negative step: ones' complement keeps the two halves alike.
  const magnitude = Math.min(sample < 0 ? ~sample : sample, 32_767);
  const segment = magnitude < 0x100 ? 0 : 24 - Math.clz32(magnitude);
  const mantissa = segment === 0 ? magnitude >> 4 : magnitude >> (segment + 3);
  return (sign | (segment << 4) | (mantissa & 0x0f)) ^ 0x55;
}
