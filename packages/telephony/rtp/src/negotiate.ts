import { err, ok, type Result } from "@patchbay/base/result";
import type { AudioCodec } from "./audio-codec.ts";
import type { SdesCrypto } from "./sdes.ts";
import type { Fingerprint, RtpFormat, SdpDirection, SdpMedia, SessionDescription } from "./sdp.ts";

/** What the two sides agree on for one audio stream. */
export interface AgreedAudio {
  /** Index of the m= section it was taken from. */
  readonly section: number;
  readonly kind: "rtp" | "webrtc";
  readonly codec: AudioCodec;
  /** The codec as the party wrote it: its payload type is what the party receives. */
  readonly format: RtpFormat;
  /** telephone-event, with the clock of the codec where the party has that (RFC 4733 §2.1). */
  readonly events?: RtpFormat;
  /** Comfort noise (RFC 3389), where the party takes it beside a codec of its clock. */
  readonly noise?: RtpFormat;
  /** The key that the party encrypts with, and the tag its answer or ours must name: an RTP/SAVP section. */
  readonly crypto?: SdesCrypto;
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

/** Whose order of codecs counts: the party's as RFC 3264 §6.1 advises, or ours. */
export type Preference = "theirs" | "ours";

/** Picks the first usable audio section, and of its formats one that we can do. */
export function agreeAudio(
  description: SessionDescription,
  codecs: readonly AudioCodec[],
  prefer: (kind: AgreedAudio["kind"]) => Preference = () => "theirs",
): Result<AgreedAudio, NegotiationError> {
  const candidates = description.media.flatMap((media, section) =>
    media.kind === "audio" && media.port > 0 ? [{ media, section }] : [],
  );
  if (candidates.length === 0) return err({ code: "media.bad-sdp", why: "there is no audio section" });
  let failure: NegotiationError = { code: "media.no-common-codec" };
  for (const { media, section } of candidates) {
    const agreed = agreeSection(media, section, codecs, prefer);
    if (agreed.ok) return agreed;
    if (agreed.error.code === "media.bad-sdp") failure = agreed.error;
  }
  return err(failure);
}

function agreeSection(
  media: SdpMedia,
  section: number,
  codecs: readonly AudioCodec[],
  prefer: (kind: AgreedAudio["kind"]) => Preference,
): Result<AgreedAudio, NegotiationError> {
  const savp = /^RTP\/SAVPF?$/.test(media.protocol);
  // Before RFC 8843 some wrote DTLS without its name.
  const secure = media.protocol.includes("TLS/RTP/SAVP") || (savp && media.fingerprints.length > 0);
  const encrypted = savp && !secure;
  if (!secure && !encrypted && !/^RTP\/AVPF?$/.test(media.protocol)) {
    return err({ code: "media.bad-sdp", why: `the protocol ${media.protocol.slice(0, 40)} is not served` });
  }
  if (media.address === undefined) return err({ code: "media.bad-sdp", why: "there is no connection address" });
  if (secure && (!media.ice || media.fingerprints.length === 0)) {
    return err({ code: "media.bad-sdp", why: "a DTLS section needs ICE credentials and a fingerprint" });
  }
  const [crypto] = media.crypto;
  if (encrypted && !crypto) return err({ code: "media.bad-sdp", why: "no a=crypto line can be used" });
  const kind = secure ? "webrtc" : "rtp";
  const chosen = choose(media.formats, codecs, prefer(kind));
  if (!chosen) return err({ code: "media.no-common-codec" });
  const { clock } = chosen.format;
  const events = media.formats.filter((format) => format.name === "TELEPHONE-EVENT");
  const event = events.find((format) => format.clock === clock) ?? events[0];
  const noise = media.formats.find((format) => format.name === "CN" && format.clock === clock);
  return ok({
    ...{ section, kind, ...chosen },
    ...(event ? { events: event } : {}),
    ...(noise && chosen.codec.law ? { noise } : {}),
    ...(encrypted && crypto ? { crypto } : {}),
    remote: { address: media.address, port: media.port },
    direction: ourDirection(media),
    rtcpMux: media.rtcpMux || secure,
    ...(media.mid === undefined ? {} : { mid: media.mid }),
    ...(media.ice ? { ice: media.ice } : {}),
    fingerprints: media.fingerprints,
    ...(media.setup === undefined ? {} : { setup: media.setup }),
  });
}

interface Chosen {
  readonly codec: AudioCodec;
  readonly format: RtpFormat;
}

function choose(formats: readonly RtpFormat[], codecs: readonly AudioCodec[], prefer: Preference): Chosen | undefined {
  const same = (codec: AudioCodec, format: RtpFormat) =>
    format.name === codec.format.name && format.clock === codec.format.clock;
  const pairs =
    prefer === "theirs"
      ? formats.flatMap((format) => codecs.map((codec) => ({ codec, format })))
      : codecs.flatMap((codec) => formats.map((format) => ({ codec, format })));
  return pairs.find(({ codec, format }) => same(codec, format));
}

/** The party's direction seen from here; the old hold of RFC 2543 (address 0.0.0.0) means that it hears nothing. */
function ourDirection(media: SdpMedia): SdpDirection {
  const hears = (media.direction === "sendrecv" || media.direction === "recvonly") && media.address !== "0.0.0.0";
  const says = media.direction === "sendrecv" || media.direction === "sendonly";
  if (hears) return says ? "sendrecv" : "sendonly";
  return says ? "recvonly" : "inactive";
}
