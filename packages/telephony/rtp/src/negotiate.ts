import { err, ok, type Result } from "@patchbay/base/result";
import type { Fingerprint, RtpFormat, SdpDirection, SdpMedia, SessionDescription } from "./sdp.ts";

/** What the two sides agree on for one audio stream. */
export interface AgreedAudio {
  /** Index of the m= section it was taken from. */
  readonly section: number;
  readonly kind: "rtp" | "webrtc";
  readonly codec: RtpFormat;
  /** telephone-event with the clock of `codec` (RFC 4733 §2.1), when the party has it. */
  readonly events?: RtpFormat;
  /** Where the party wants its packets; port 0 or address 0.0.0.0 means nowhere. */
  readonly remote: { readonly address: string; readonly port: number };
  /** From our side. */
  readonly direction: SdpDirection;
  readonly rtcpMux: boolean;
  readonly mid?: string;
  readonly ice?: { readonly ufrag: string; readonly pwd: string };
  readonly fingerprints: readonly Fingerprint[];
  readonly setup?: string;
}

export type NegotiationError =
  | { readonly code: "media.no-common-codec" }
  | { readonly code: "media.bad-sdp"; readonly why: string };

/**
 * Picks the first usable audio section and the first of its formats that we can do: the party's order counts
 * (RFC 3264 §6.1). `codecs` are upper-case names with 8 kHz clock.
 */
export function agreeAudio(
  description: SessionDescription,
  codecs: readonly string[],
): Result<AgreedAudio, NegotiationError> {
  const candidates = description.media.flatMap((media, section) =>
    media.kind === "audio" && media.port > 0 ? [{ media, section }] : [],
  );
  if (candidates.length === 0) return err({ code: "media.bad-sdp", why: "there is no audio section" });
  let failure: NegotiationError = { code: "media.no-common-codec" };
  for (const { media, section } of candidates) {
    const agreed = agreeSection(media, section, codecs);
    if (agreed.ok) return agreed;
    if (agreed.error.code === "media.bad-sdp") failure = agreed.error;
  }
  return err(failure);
}

function agreeSection(
  media: SdpMedia,
  section: number,
  codecs: readonly string[],
): Result<AgreedAudio, NegotiationError> {
  const secure = media.protocol.includes("TLS/RTP/SAVP");
  if (!secure && !/^RTP\/AVPF?$/.test(media.protocol)) {
    return err({ code: "media.bad-sdp", why: `the protocol ${media.protocol.slice(0, 40)} is not served` });
  }
  if (media.address === undefined) return err({ code: "media.bad-sdp", why: "there is no connection address" });
  if (secure && (!media.ice || media.fingerprints.length === 0)) {
    return err({ code: "media.bad-sdp", why: "a DTLS section needs ICE credentials and a fingerprint" });
  }
  const codec = media.formats.find((format) => format.clock === 8_000 && codecs.includes(format.name));
  if (!codec) return err({ code: "media.no-common-codec" });
  const events = media.formats.find((format) => format.name === "TELEPHONE-EVENT" && format.clock === codec.clock);
  return ok({
    section,
    kind: secure ? "webrtc" : "rtp",
    codec,
    ...(events ? { events } : {}),
    remote: { address: media.address, port: media.port },
    direction: ourDirection(media),
    rtcpMux: media.rtcpMux || secure,
    ...(media.mid === undefined ? {} : { mid: media.mid }),
    ...(media.ice ? { ice: media.ice } : {}),
    fingerprints: media.fingerprints,
    ...(media.setup === undefined ? {} : { setup: media.setup }),
  });
}

/** The party's direction seen from here; the old hold of RFC 2543 (address 0.0.0.0) means that it hears nothing. */
function ourDirection(media: SdpMedia): SdpDirection {
  const hears = (media.direction === "sendrecv" || media.direction === "recvonly") && media.address !== "0.0.0.0";
  const says = media.direction === "sendrecv" || media.direction === "sendonly";
  if (hears) return says ? "sendrecv" : "sendonly";
  return says ? "recvonly" : "inactive";
}
