import { parseNameAddr } from "@patchbay/sip/message/name-addr";
import { paramIn } from "@patchbay/sip/message/params";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { parseSipUri } from "@patchbay/sip/message/sip-uri";
import { endOfFirstValue, splitValues } from "@patchbay/sip/message/split-values";
import { type HeaderLine, plainLines, writeRequest, writeResponse } from "@patchbay/sip/message/write-message";
import { appHeaders } from "./app-headers.ts";
import { newVia } from "./compose.ts";
import { hostPort, type Listener } from "./network.ts";
import type { Stack } from "./stack.ts";

const NEVER_ADDED = new Set(["from", "to", "call-id", "cseq", "max-forwards", "contact", "content-type"]);

interface Forwarding {
  readonly uri: string;
  readonly listener: Listener;
  readonly recordRoute: boolean;
  readonly extra: SipRequest | undefined;
}

/** The copy of a request that a proxy sends on (RFC 3261 §16.6): one hop less, our Via, our own Route removed. */
export function forwardedRequest(stack: Stack, request: SipRequest, how: Forwarding): SipRequest {
  const lines: HeaderLine[] = [newVia(stack, how.listener)];
  if (how.recordRoute) lines.push(...stayInPath(request, how.listener));
  const hops = Number(request.header("max-forwards") ?? "71");
  let counted = false;
  for (const [name, value] of plainLines(request)) {
    const key = name.toLowerCase();
    if (key === "max-forwards") {
      lines.push([name, String(hops - 1)]);
      counted = true;
    } else if (key !== "route") lines.push([name, value]);
  }
  if (!counted) lines.push(["Max-Forwards", "70"]);
  for (const route of foreignRoutes(stack, request)) lines.push(["Route", route]);
  if (how.extra) lines.push(...appHeaders(how.extra, NEVER_ADDED, how.listener));
  return writeRequest(request.method, how.uri, lines, request.body);
}

/** A REGISTER is kept in the path by Path (RFC 3327), everything else by Record-Route. */
function stayInPath(request: SipRequest, listener: Listener): readonly HeaderLine[] {
  const transport = listener.transport === "udp" ? "" : `;transport=${listener.transport}`;
  const here = `<sip:${hostPort(listener)}${transport};lr>`;
  if (request.method !== "REGISTER") return [["Record-Route", here]];
  return [
    ["Path", here],
    ["Require", "path"],
  ];
}

/** The Route set without the values that brought the request to us. */
export function foreignRoutes(stack: Stack, request: SipRequest): readonly string[] {
  const routes = request.all("route").flatMap(splitValues);
  while (routes[0] !== undefined && isOwnRoute(stack, routes[0])) routes.shift();
  return routes;
}

export function isOwnRoute(stack: Stack, route: string): boolean {
  const text = parseNameAddr(route)?.uri ?? route;
  const uri = parseSipUri(text);
  return (
    uri !== undefined && paramIn(uri.params, 0, "lr") !== undefined && stack.network.isOwn(uri.host, uri.port ?? 5060)
  );
}

/** A response on its way back: without our Via. */
export function forwardedResponse(response: SipResponse): SipResponse {
  const lines: HeaderLine[] = [];
  let removed = false;
  for (const [name, value] of plainLines(response)) {
    if (removed || name !== "Via") {
      lines.push([name, value]);
      continue;
    }
    removed = true;
    const rest = value.slice(endOfFirstValue(value) + 1).trim();
    if (rest !== "") lines.push([name, rest]);
  }
  return writeResponse(response.status, response.reason, lines, response.body);
}
