import { areParams, paramIn } from "./params.ts";
import { splitValues } from "./split-values.ts";

/** One Via value (RFC 3261 §20.42). `sentBy` is host[:port] in lower case, as the transaction key wants it. */
export interface Via {
  readonly transport: string;
  readonly host: string;
  readonly port: number | undefined;
  readonly sentBy: string;
  readonly branch: string | undefined;
  readonly received: string | undefined;
  /** undefined: not asked for; "": asked for; otherwise the port. */
  readonly rport: string | undefined;
}

const SHAPE = /^\s*SIP\s*\/\s*\d+\.\d+\s*\/\s*([^\s/;,]+)\s+(\[[^\]\s]+\]|[^\s:;,]+)\s*(?::\s*(\d+))?\s*(?=;|$)/i;

export function parseVia(value: string): Via | undefined {
  const match = SHAPE.exec(value);
  if (!match) return undefined;
  const [all, transport, rawHost, port] = match as unknown as [string, string, string, string | undefined];
  const host = rawHost.toLowerCase();
  const from = all.length;
  return {
    transport: transport.toUpperCase(),
    host: host.startsWith("[") ? host.slice(1, -1) : host,
    port: port === undefined ? undefined : Number(port),
    sentBy: port === undefined ? host : `${host}:${port}`,
    branch: paramIn(value, from, "branch"),
    received: paramIn(value, from, "received"),
    rport: paramIn(value, from, "rport"),
  };
}

/** Does every value of this Via line keep to the grammar? */
export function isViaLine(line: string): boolean {
  const values = splitValues(line);
  return values.length > 0 && values.every((value) => areParams(SHAPE.exec(value) ? value.replace(SHAPE, "") : "!"));
}

/** Branches made by RFC 3261 implementations begin with this; others say nothing (RFC 3261 §8.1.1.7). */
export const MAGIC_COOKIE = "z9hG4bK";

/** The sent-by of a Via with what the packet's source says about it (RFC 3261 §18.2.1, RFC 3581 §4). */
export function viaWithSource(value: string, via: Via, address: string, port: number): string {
  let text = value;
  if (via.rport === "") text = text.replace(/;\s*rport\s*(?=;|$)/i, `;rport=${port}`);
  if (via.received === undefined && (via.rport !== undefined || via.host !== address)) text += `;received=${address}`;
  return text;
}
