import { type SdesCrypto, writeSdes } from "./sdes.ts";
import type { Fingerprint, RtpFormat, SdpDirection, SessionDescription } from "./sdp.ts";

/** Our side of one audio stream. */
export interface LocalAudio {
  /** Constant per leg; `version` grows with every description that differs (RFC 3264 §8). */
  readonly sessionId: number;
  readonly version: number;
  readonly address: string;
  readonly port: number;
  /** Codecs first, comfort noise and telephone-event last. */
  readonly formats: readonly RtpFormat[];
  readonly direction: SdpDirection;
  readonly rtcpMux: boolean;
  readonly ssrc: number;
  readonly mid?: string;
  /** Makes the stream RTP/SAVP with these keys of ours. */
  readonly crypto?: readonly SdesCrypto[];
  readonly webrtc?: {
    readonly ufrag: string;
    readonly pwd: string;
    readonly fingerprint: Fingerprint;
    readonly setup: "actpass" | "passive";
  };
}

/** An offer with the one audio section. */
export function writeOffer(local: LocalAudio): string {
  return assemble(local, [audioSection(local)], local.webrtc ? [local.mid ?? "0"] : []);
}

/** The answer to `offer`: our audio at section `at`, every other section refused with port 0 (RFC 3264 §6). */
export function writeAnswer(local: LocalAudio, offer: SessionDescription, at: number): string {
  const sections = offer.media.map((media, index) => {
    if (index === at) return audioSection(local);
    const refused = [`m=${media.kind} 0 ${media.protocol} ${media.formatList.join(" ")}`];
    if (media.mid !== undefined) refused.push(`a=mid:${media.mid}`);
    return refused;
  });
  const mid = offer.media[at]?.mid;
  return assemble(local, sections, mid !== undefined && offer.bundle.includes(mid) ? [mid] : []);
}

function assemble(local: LocalAudio, sections: readonly (readonly string[])[], bundle: readonly string[]): string {
  const family = local.address.includes(":") ? "IP6" : "IP4";
  const lines = [
    "v=0",
    `o=patchbay ${local.sessionId} ${local.version} IN ${family} ${local.address}`,
    "s=-",
    `c=IN ${family} ${local.address}`,
    "t=0 0",
    ...(bundle.length > 0 ? [`a=group:BUNDLE ${bundle.join(" ")}`] : []),
    ...(local.webrtc ? ["a=ice-lite", "a=msid-semantic: WMS *"] : []),
    ...sections.flat(),
  ];
  return `${lines.join("\r\n")}\r\n`;
}

/** Names that stand in lower case wherever they are written. */
const WRITTEN: Readonly<Record<string, string>> = { "TELEPHONE-EVENT": "telephone-event", OPUS: "opus" };

function audioSection(local: LocalAudio): readonly string[] {
  const { webrtc, crypto } = local;
  const protocol = webrtc ? "UDP/TLS/RTP/SAVPF" : crypto ? "RTP/SAVP" : "RTP/AVP";
  return [
    `m=audio ${local.port} ${protocol} ${local.formats.map((format) => format.payloadType).join(" ")}`,
    ...(local.mid === undefined ? [] : [`a=mid:${local.mid}`]),
    ...local.formats.flatMap((format) => [
      `a=rtpmap:${format.payloadType} ${WRITTEN[format.name] ?? format.name}/${format.clock}${format.channels ? `/${format.channels}` : ""}`,
      ...(format.parameters === undefined ? [] : [`a=fmtp:${format.payloadType} ${format.parameters}`]),
    ]),
    "a=ptime:20",
    "a=maxptime:60",
    `a=${local.direction}`,
    ...(local.rtcpMux ? ["a=rtcp-mux"] : []),
    ...(crypto ?? []).map((each) => `a=${writeSdes(each)}`),
    ...(webrtc ? webrtcLines(local, webrtc) : []),
  ];
}

function webrtcLines(local: LocalAudio, webrtc: NonNullable<LocalAudio["webrtc"]>): readonly string[] {
  return [
    `a=ice-ufrag:${webrtc.ufrag}`,
    `a=ice-pwd:${webrtc.pwd}`,
    `a=fingerprint:${webrtc.fingerprint.algorithm} ${webrtc.fingerprint.value}`,
    `a=setup:${webrtc.setup}`,
    // Priority of a host candidate, component 1 (RFC 8445 §5.1.2.1).
    `a=candidate:1 1 udp 2130706431 ${local.address} ${local.port} typ host`,
    "a=end-of-candidates",
    `a=msid:patchbay audio`,
    `a=ssrc:${local.ssrc} cname:patchbay`,
  ];
}
