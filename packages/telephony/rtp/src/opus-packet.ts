import { MAX_PACKET_MS } from "./audio-codec.ts";

/** Frame lengths in ms by configuration number (RFC 6716 table 2): SILK, hybrid and CELT have four of their own each. */
const SILK = [10, 20, 40, 60] as const;
const HYBRID = [10, 20] as const;
const CELT = [2.5, 5, 10, 20] as const;

/** How long an Opus packet plays (RFC 6716 §3.1, §3.2), in ms; 0 when it is none, or longer than Opus allows. */
export function opusMillis(packet: Uint8Array): number {
  const [toc, second] = packet;
  if (toc === undefined) return 0;
  const configuration = toc >> 3;
  const frame =
    configuration < 12
      ? SILK[configuration & 3]!
      : configuration < 16
        ? HYBRID[configuration & 1]!
        : CELT[configuration & 3]!;
  const code = toc & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (second ?? 0) & 63;
  const millis = frame * frames;
  return millis <= MAX_PACKET_MS ? millis : 0;
}
