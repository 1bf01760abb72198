import { Decoder, Encoder } from "@evan/opus";
import type { AudioCodec } from "@patchbay/rtp/audio-codec";
import { opusMillis } from "@patchbay/rtp/opus-packet";

/** Half of libopus' best: no ear on a telephone hears the rest, and it costs half as much. */
const COMPLEXITY = 5;
/** Transparent for one wideband voice. */
const BITS_PER_SECOND = 28_000;
const CLOCK = 48_000;

/**
 * Opus (RFC 6716, RFC 7587) by libopus, opened at 16 kHz and one channel: what a voice needs, and a third of the work of 48 kHz.
 * What parties send in other bandwidths or in stereo, libopus brings to that.
 */
export const opus: AudioCodec = {
  name: "opus",
  format: {
    payloadType: 111,
    name: "OPUS",
    clock: CLOCK,
    channels: 2,
    parameters: "minptime=10;useinbandfec=0;maxplaybackrate=16000;stereo=0",
  },
  rate: 16_000,
  ticks: (payload) => opusMillis(payload) * (CLOCK / 1_000),
  encoder: () => {
    const encoder = new Encoder({ channels: 1, sample_rate: 16_000, application: "voip" });
    encoder.complexity = COMPLEXITY;
    encoder.bitrate = BITS_PER_SECOND;
    return { encode: (frame) => encoder.encode(frame).slice() };
  },
  decoder: () => {
    const decoder = new Decoder({ channels: 1, sample_rate: 16_000 });
    return {
      decode: (payload) => {
        if (opusMillis(payload) === 0) return undefined;
        try {
          const octets = decoder.decode(payload);
          return new Int16Array(octets.buffer, octets.byteOffset, octets.byteLength / 2);
        } catch {
          return undefined;
        }
      },
    };
  },
};
