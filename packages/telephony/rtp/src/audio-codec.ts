import { decodeG711, encodeG711, type Law, PCMA, PCMU } from "./g711.ts";
import { G722Decoder, G722Encoder } from "./g722.ts";
import type { RtpFormat } from "./sdp.ts";

/** Samples per second inside: the telephone's, or twice as many for wideband codecs. */
export type AudioRate = 8_000 | 16_000;

/** Codes 20 ms at a time; remembers what went before. */
export interface AudioEncoder {
  /** The payload belongs to the caller. */
  encode(frame: Int16Array): Uint8Array;
}

export interface AudioDecoder {
  /** Samples of one payload, valid until the next call; undefined when it is not one of this codec. */
  decode(payload: Uint8Array): Int16Array | undefined;
}

/** One way to carry a voice in RTP. */
export interface AudioCodec {
  readonly name: "PCMU" | "PCMA" | "G722" | "opus";
  /** As we offer it. */
  readonly format: RtpFormat;
  readonly rate: AudioRate;
  /** Set where every octet is a sample of its own: such streams are cut, joined and passed on as they are. */
  readonly law?: Law;
  /** Clock units (of `format.clock`) that a payload lasts; 0 for none of this codec. */
  ticks(payload: Uint8Array): number;
  encoder(): AudioEncoder;
  decoder(): AudioDecoder;
}

/** Longest packet taken: 120 ms, what Opus can hold; more is no speech. */
export const MAX_PACKET_MS = 120;

export const pcmu = g711(PCMU, 0);
export const pcma = g711(PCMA, 8);

/** G.722's RTP clock says 8 kHz for 16 kHz of samples: an old mistake that became the rule (RFC 3551 §4.5.2). */
export const g722: AudioCodec = {
  name: "G722",
  format: { payloadType: 9, name: "G722", clock: 8_000 },
  rate: 16_000,
  ticks: octets,
  encoder: () => {
    const encoder = new G722Encoder();
    return { encode: (frame) => encoder.encode(frame) };
  },
  decoder: () => {
    const decoder = new G722Decoder();
    return { decode: (payload) => (octets(payload) > 0 ? decoder.decode(payload) : undefined) };
  },
};

function g711(law: Law, payloadType: number): AudioCodec {
  return {
    name: law.name,
    format: { payloadType, name: law.name, clock: 8_000 },
    rate: 8_000,
    law,
    ticks: octets,
    encoder: () => ({
      encode: (frame) => {
        const codes = new Uint8Array(frame.length);
        encodeG711(law, frame, codes);
        return codes;
      },
    }),
    decoder: () => {
      const samples = new Int16Array(8 * MAX_PACKET_MS);
      return {
        decode: (payload) => {
          if (octets(payload) === 0) return undefined;
          decodeG711(law, payload, samples);
          return samples.subarray(0, payload.length);
        },
      };
    },
  };
}

/** One octet per 8 kHz clock unit. */
function octets({ length }: Uint8Array): number {
  return length <= 8 * MAX_PACKET_MS ? length : 0;
}
