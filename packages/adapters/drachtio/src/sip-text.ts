import type { CallFailure, SipSource } from "@patchbay/ports/signalling";

/** User part of the first SIP or tel URI in a header or request line, without parameters; empty when there is none. */
export function userOf(text: string | undefined): string {
  const match = /<?(?:sips?:([^@>\s]*)@|tel:([^;>\s]+))/i.exec(text ?? "");
  return decode((match?.[1] ?? match?.[2] ?? "").split(/[:;]/)[0] ?? "");
}

export function hostOf(text: string | undefined): string {
  return /sips?:(?:[^@>\s]*@)?(\[[^\]]+\]|[^:;>\s?]+)/i.exec(text ?? "")?.[1] ?? "";
}

/** Display name before the address, unquoted. */
export function displayNameOf(text: string | undefined): string | undefined {
  const match = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*?))\s*</.exec(text ?? "");
  const name = match?.[1]?.replace(/\\(.)/g, "$1") ?? match?.[2];
  return name ? name : undefined;
}

/** The URI between `<` and `>`, or the bare one without header parameters (RFC 3261 §20.10). */
export function uriOf(text: string): string {
  return /<([^>]+)>/.exec(text)?.[1] ?? text.split(";")[0]?.trim() ?? "";
}

/** A header parameter after the address: `expires`, `+sip.instance`, `q`. */
export function parameterOf(text: string, name: string): string | undefined {
  const parameters = text.includes(">") ? text.slice(text.indexOf(">") + 1) : text.replace(/^[^;]*/, "");
  const escaped = name.replace(/[.+]/g, "\\$&");
  const match = new RegExp(`;\\s*${escaped}\\s*=\\s*(?:"([^"]*)"|([^;,\\s]+))`, "i").exec(parameters);
  return match?.[1] ?? match?.[2];
}

/** Transport by the topmost Via: the control protocol says `tcp` for web sockets too (drachtio does, so do we). */
export function transportOf(via: string | undefined, protocol: string): SipSource["transport"] {
  const named = /^\s*SIP\s*\/\s*2\.0\s*\/\s*(\w+)/i.exec(via ?? "")?.[1]?.toLowerCase() ?? protocol;
  return named === "tcp" || named === "tls" || named === "ws" || named === "wss" ? named : "udp";
}

/** What a final status of an INVITE means to us (RFC 3261 §21.4–21.6). */
export function failureOf(status: number, why: string): CallFailure {
  const code = CODES[status] ?? (status >= 500 && status < 600 ? "sip.unreachable" : "sip.rejected");
  return { code, status, why };
}

const CODES: Readonly<Record<number, CallFailure["code"]>> = {
  403: "sip.rejected",
  404: "sip.not-found",
  408: "sip.no-answer",
  410: "sip.unreachable",
  480: "sip.no-answer",
  486: "sip.busy",
  487: "sip.cancelled",
  600: "sip.busy",
  603: "sip.declined",
  604: "sip.not-found",
};

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
