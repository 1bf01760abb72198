import { parseNameAddr } from "../message/name-addr.ts";
import { paramIn } from "../message/params.ts";
import type { SipRequest, SipResponse } from "../message/sip-message.ts";
import { endOfFirstValue, splitValues } from "../message/split-values.ts";
import type { HeaderLine } from "../message/write-message.ts";

/** One side's view of a dialog (RFC 3261 §12). */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string | undefined;
  /** The From of requests that we send, tag included. */
  readonly local: string;
  /** Their To. */
  readonly remote: string;
  readonly localSeq: number;
  /** The highest CSeq number heard from the other side; undefined until its first request. */
  readonly remoteSeq: number | undefined;
  /** The URI that the other side's Contact named. */
  readonly target: string | undefined;
  /** Route values, nearest first. */
  readonly routes: readonly string[];
}

/** The answerer's dialog (RFC 3261 §12.1.1). */
export function dialogOfServer(request: SipRequest, localTag: string): Dialog {
  const to = request.header("to") ?? "";
  return {
    callId: request.callId,
    localTag,
    remoteTag: request.fromTag,
    local: request.toTag ? to : `${to};tag=${localTag}`,
    remote: request.header("from") ?? "",
    localSeq: 0,
    remoteSeq: request.cseq?.number,
    target: contactUri(request),
    routes: request.all("record-route").flatMap(splitValues),
  };
}

/** The caller's dialog with the one branch that this response came from (RFC 3261 §12.1.2). */
export function dialogOfClient(request: SipRequest, response: SipResponse): Dialog {
  return {
    callId: request.callId,
    localTag: request.fromTag ?? "",
    remoteTag: response.toTag,
    local: request.header("from") ?? "",
    remote: response.header("to") ?? "",
    localSeq: request.cseq?.number ?? 0,
    remoteSeq: undefined,
    target: contactUri(response),
    routes: response.all("record-route").flatMap(splitValues).reverse(),
  };
}

/** A re-INVITE, UPDATE, SUBSCRIBE or NOTIFY, or the 2xx to one, may move the remote target (RFC 3261 §12.2). */
export function withTargetOf(dialog: Dialog, message: SipRequest | SipResponse): Dialog {
  const target = contactUri(message);
  return target === undefined || target === dialog.target ? dialog : { ...dialog, target };
}

/** A request out of order is refused with 500 (RFC 3261 §12.2.2); equal numbers are merged or challenged retries. */
export function inSequence(dialog: Dialog, number: number): boolean {
  return dialog.remoteSeq === undefined || number > dialog.remoteSeq;
}

/** What a request inside the dialog begins with (RFC 3261 §12.2.1.1). `uri` overrides the remote target. */
export function dialogRequest(
  dialog: Dialog,
  method: string,
  number: number,
  uri: string | undefined,
): { readonly uri: string; readonly lines: readonly HeaderLine[]; readonly nextHop: string } | undefined {
  const target = uri ?? dialog.target;
  if (target === undefined) return undefined;
  const first = dialog.routes[0];
  const firstUri = first === undefined ? undefined : (parseNameAddr(first)?.uri ?? first);
  const strict = firstUri !== undefined && paramIn(firstUri, 0, "lr") === undefined;
  // A strict router wants its own URI in the request line, and the target as the last Route.
  const routes = strict ? [...dialog.routes.slice(1), `<${target}>`] : dialog.routes;
  const lines: HeaderLine[] = routes.map((route): HeaderLine => ["Route", route]);
  lines.push(
    ["From", dialog.local],
    ["To", dialog.remote],
    ["Call-ID", dialog.callId],
    ["CSeq", `${number} ${method}`],
  );
  return { uri: strict ? firstUri : target, lines, nextHop: firstUri ?? target };
}

/** The URI of the first Contact. */
export function contactUri(message: SipRequest | SipResponse): string | undefined {
  const line = message.header("contact");
  if (line === undefined) return undefined;
  return parseNameAddr(line.slice(0, endOfFirstValue(line)))?.uri;
}
