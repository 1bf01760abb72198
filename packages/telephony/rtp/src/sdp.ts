import { err, ok, type Result } from "@patchbay/base/result";
import { parseSdes, type SdesCrypto } from "./sdes.ts";

/** Direction attributes (RFC 8866 §6.7), from the describing side. */
export type SdpDirection = "sendrecv" | "sendonly" | "recvonly" | "inactive";

export interface RtpFormat {
  readonly payloadType: number;
  /** Encoding name in upper case: PCMU, PCMA, OPUS, TELEPHONE-EVENT. */
  readonly name: string;
  readonly clock: number;
  /** Told where a format has more than one; Opus is always `/2`, whatever it carries (RFC 7587 §7). */
  readonly channels?: number;
  readonly parameters?: string;
}

export interface Fingerprint {
  /** Lower case, e.g. `sha-256`. */
  readonly algorithm: string;
  /** Upper-case hex pairs with colons. */
  readonly value: string;
}

/** One m= section with what concerns audio; values of the session level are already inherited. */
export interface SdpMedia {
  readonly kind: string;
  readonly port: number;
  readonly protocol: string;
  /** The format list as text, needed to refuse a section with its own list. */
  readonly formatList: readonly string[];
  readonly formats: readonly RtpFormat[];
  /** IP address of c=, or undefined when the section has none. */
  readonly address?: string;
  readonly direction: SdpDirection;
  readonly ptime?: number;
  readonly mid?: string;
  readonly rtcpMux: boolean;
  readonly ice?: { readonly ufrag: string; readonly pwd: string };
  readonly fingerprints: readonly Fingerprint[];
  readonly setup?: string;
  /** The a=crypto lines that we can use, in the party's order. */
  readonly crypto: readonly SdesCrypto[];
}

export interface SessionDescription {
  readonly media: readonly SdpMedia[];
  readonly bundle: readonly string[];
}

/** Payload types with a fixed meaning when no rtpmap names them (RFC 3551 table 4), as far as telephony meets them. */
const STATIC_FORMATS: Readonly<Record<number, readonly [name: string, clock: number]>> = {
  0: ["PCMU", 8_000],
  3: ["GSM", 8_000],
  4: ["G723", 8_000],
  8: ["PCMA", 8_000],
  9: ["G722", 8_000],
  13: ["CN", 8_000],
  18: ["G729", 8_000],
};

const MAX_LENGTH = 64_000;
const MAX_SECTIONS = 32;

interface Level {
  address?: string;
  direction?: SdpDirection;
  ufrag?: string;
  pwd?: string;
  setup?: string;
  fingerprints: Fingerprint[];
}

interface Section extends Level {
  kind: string;
  port: number;
  protocol: string;
  formatList: string[];
  maps: Map<number, readonly [string, number, number?]>;
  parameters: Map<number, string>;
  ptime?: number;
  mid?: string;
  rtcpMux: boolean;
  crypto: SdesCrypto[];
}

/** Reads a session description (RFC 8866). Unknown lines are skipped; what makes it unusable is named in the error. */
export function parseSdp(text: string): Result<SessionDescription, string> {
  if (text.length > MAX_LENGTH) return err("the description is too long");
  const session: Level = { fingerprints: [] };
  const sections: Section[] = [];
  let bundle: readonly string[] = [];
  let version = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line === "v=0") version = true;
    if (line[1] !== "=") continue;
    const value = line.slice(2).trim();
    const level: Level = sections.at(-1) ?? session;
    if (line[0] === "m") {
      const section = parseMediaLine(value);
      if (!section) return err(`the media line "${value.slice(0, 80)}" is malformed`);
      if (sections.length === MAX_SECTIONS) return err("too many media sections");
      sections.push(section);
    } else if (line[0] === "c") level.address = connectionAddress(value) ?? level.address ?? "";
    else if (line[0] === "a") {
      if (value.startsWith("group:BUNDLE")) bundle = value.split(/\s+/).slice(1);
      readAttribute(value, level, sections.at(-1));
    }
  }
  if (!version) return err("the description does not begin with v=0");
  return ok({ media: sections.map((section) => finish(section, session)), bundle });
}

function parseMediaLine(value: string): Section | undefined {
  const match = /^(\S+) (\d{1,5})(?:\/\d+)? (\S+)((?: \S+)*)$/.exec(value);
  if (!match || Number(match[2]) > 65_535) return undefined;
  return {
    kind: match[1]!,
    port: Number(match[2]),
    protocol: match[3]!,
    formatList: match[4]!.split(" ").filter(Boolean),
    maps: new Map(),
    parameters: new Map(),
    rtcpMux: false,
    fingerprints: [],
    crypto: [],
  };
}

function connectionAddress(value: string): string | undefined {
  return /^IN IP[46] ([0-9a-zA-Z.:-]+)/.exec(value)?.[1];
}

function readAttribute(value: string, level: Level, section: Section | undefined): void {
  const colon = value.indexOf(":");
  const name = colon < 0 ? value : value.slice(0, colon);
  const rest = colon < 0 ? "" : value.slice(colon + 1).trim();
  switch (name) {
    case "sendrecv":
    case "sendonly":
    case "recvonly":
    case "inactive":
      level.direction = name;
      break;
    case "ice-ufrag":
      level.ufrag = rest;
      break;
    case "ice-pwd":
      level.pwd = rest;
      break;
    case "setup":
      level.setup = rest;
      break;
    case "fingerprint": {
      const [algorithm, print] = rest.split(/\s+/);
      if (algorithm && print) {
        level.fingerprints.push({ algorithm: algorithm.toLowerCase(), value: print.toUpperCase() });
      }
      break;
    }
    default:
      if (section) readMediaAttribute(name, rest, section);
  }
}

function readMediaAttribute(name: string, rest: string, section: Section): void {
  if (name === "rtcp-mux") section.rtcpMux = true;
  else if (name === "mid") section.mid = rest;
  else if (name === "ptime" && /^\d{1,4}$/.test(rest)) section.ptime = Number(rest);
  else if (name === "rtpmap") {
    const map = /^(\d{1,3})\s+([^/\s]+)\/(\d{1,7})(?:\/(\d))?/.exec(rest);
    const channels = Number(map?.[4] ?? 1);
    if (map) section.maps.set(Number(map[1]), [map[2]!.toUpperCase(), Number(map[3]), channels]);
  } else if (name === "fmtp") {
    const parameters = /^(\d{1,3})\s+(.+)$/.exec(rest);
    if (parameters) section.parameters.set(Number(parameters[1]), parameters[2]!);
  } else if (name === "crypto") {
    const crypto = parseSdes(rest);
    if (crypto) section.crypto.push(crypto);
  }
}

function finish(section: Section, session: Level): SdpMedia {
  const address = section.address ?? session.address;
  const ufrag = section.ufrag ?? session.ufrag;
  const pwd = section.pwd ?? session.pwd;
  const setup = section.setup ?? session.setup;
  return {
    kind: section.kind,
    port: section.port,
    protocol: section.protocol,
    formatList: section.formatList,
    formats: formatsOf(section),
    direction: section.direction ?? session.direction ?? "sendrecv",
    rtcpMux: section.rtcpMux,
    crypto: section.crypto,
    fingerprints: section.fingerprints.length > 0 ? section.fingerprints : session.fingerprints,
    ...(address ? { address } : {}),
    ...(section.ptime === undefined ? {} : { ptime: section.ptime }),
    ...(section.mid === undefined ? {} : { mid: section.mid }),
    ...(ufrag !== undefined && pwd !== undefined ? { ice: { ufrag, pwd } } : {}),
    ...(setup === undefined ? {} : { setup }),
  };
}

function formatsOf(section: Section): readonly RtpFormat[] {
  return section.formatList.flatMap((text) => {
    const payloadType = Number(text);
    if (!/^\d{1,3}$/.test(text) || payloadType > 127) return [];
    const [name, clock, channels = 1] = section.maps.get(payloadType) ?? STATIC_FORMATS[payloadType] ?? [];
    if (name === undefined || clock === undefined) return [];
    const parameters = section.parameters.get(payloadType);
    return [
      {
        ...{ payloadType, name, clock },
        ...(channels === 1 ? {} : { channels }),
        ...(parameters === undefined ? {} : { parameters }),
      },
    ];
  });
}
