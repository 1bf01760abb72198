import { dialogRequest } from "@patchbay/sip/dialog/dialog";
import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { type HeaderLine, writeRequest } from "@patchbay/sip/message/write-message";
import { address, appHeaders, contentType } from "./app-headers.ts";
import { contactOf, hostPort, type Listener } from "./network.ts";
import type { Leg, Stack } from "./stack.ts";

const MAKES_DIALOG = new Set(["INVITE", "SUBSCRIBE"]);
/** Requests inside a dialog that name where we are (RFC 3261 §12.2.1.1, 3311 §5.1, 3515 §2.2, 6665 §4.2.1). */
const CARRIES_CONTACT = new Set(["INVITE", "SUBSCRIBE", "REFER", "UPDATE", "NOTIFY"]);
const WRITTEN_HERE = new Set(["from", "to", "call-id", "cseq", "max-forwards"]);

export function newVia(stack: Stack, listener: Listener): HeaderLine {
  return [
    "Via",
    `SIP/2.0/${listener.transport.toUpperCase()} ${hostPort(listener)};rport;branch=${stack.ids.branch()}`,
  ];
}

/** A new request as it goes out: the application's headers, and all that it left to us. */
export function composeNew(stack: Stack, message: SipRequest, listener: Listener): SipRequest {
  const { method, uri } = message;
  const contact = contactOf(listener);
  const from = address(message.header("from") ?? contact, listener);
  const lines: HeaderLine[] = [
    newVia(stack, listener),
    ["Max-Forwards", message.header("max-forwards") ?? "70"],
    ["From", message.fromTag ? from : `${from};tag=${stack.ids.tag()}`],
    ["To", address(message.header("to") ?? `<${uri}>`, listener)],
    ["Call-ID", message.callId || stack.ids.uuid()],
    ["CSeq", `${message.cseq?.number ?? stack.ids.sequence()} ${method}`],
  ];
  lines.push(...appHeaders(message, WRITTEN_HERE, listener));
  if (MAKES_DIALOG.has(method) && message.header("contact") === undefined) lines.push(["Contact", contact]);
  const type = contentType(message);
  if (type) lines.push(["Content-Type", type]);
  return writeRequest(method, uri, lines, message.body);
}

export interface InDialogPart {
  /** The application's message, or undefined for a request of the stack's own. */
  readonly message?: SipRequest;
  readonly lines?: readonly HeaderLine[];
  /** Of a request of the stack's own. */
  readonly body?: string;
  /** For an ACK: the number of its INVITE. */
  readonly number?: number;
}

/** A request inside a leg. Moves the leg's CSeq on. undefined: the other side never said where it is (no Contact). */
export function composeInDialog(
  stack: Stack,
  leg: Leg,
  method: string,
  part: InDialogPart,
): { readonly request: SipRequest; readonly nextHop: string } | undefined {
  const { message } = part;
  const number = part.number ?? message?.cseq?.number ?? leg.dialog.localSeq + 1;
  const elsewhere = message && method !== "ACK" && !message.uri.includes("placeholder") ? message.uri : undefined;
  const head = dialogRequest(leg.dialog, method, number, elsewhere);
  if (!head) return undefined;
  if (method !== "ACK") leg.dialog = { ...leg.dialog, localSeq: Math.max(number, leg.dialog.localSeq) };
  const lines: HeaderLine[] = [newVia(stack, leg.listener), ["Max-Forwards", message?.header("max-forwards") ?? "70"]];
  lines.push(...head.lines, ...(part.lines ?? []));
  if (message) lines.push(...appHeaders(message, WRITTEN_HERE, leg.listener));
  if (CARRIES_CONTACT.has(method) && message?.header("contact") === undefined)
    lines.push(["Contact", contactOf(leg.listener)]);
  const type = message && contentType(message);
  if (type) lines.push(["Content-Type", type]);
  return { request: writeRequest(method, head.uri, lines, message?.body ?? part.body ?? ""), nextHop: head.nextHop };
}

/** A body needs a type; only SDP is recognised without one. */
export function lacksContentType(message: SipRequest): boolean {
  return message.body !== "" && message.header("content-type") === undefined && contentType(message) === undefined;
}
