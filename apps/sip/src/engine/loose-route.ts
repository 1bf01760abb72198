import type { Flow } from "@patchbay/sip/flow";
import { parseNameAddr } from "@patchbay/sip/message/name-addr";
import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { splitValues } from "@patchbay/sip/message/split-values";
import { InviteServerTransaction } from "@patchbay/sip/transaction/invite-server";
import { sendFinal } from "./answer.ts";
import { cancelClient, startClient } from "./client-call.ts";
import { foreignRoutes, forwardedRequest, forwardedResponse, isOwnRoute } from "./forward.ts";
import { listenerTowards } from "./next-hop.ts";
import { openServerCall } from "./server-call.ts";
import type { Stack } from "./stack.ts";

/**
 * A request inside a dialog that we record-routed: sent on without asking an application. Only for calls that we proxied
 * ourselves: anything else would make an open relay.
 */
export function forwardLoosely(stack: Stack, request: SipRequest, flow: Flow, key: string): boolean {
  const first = request.all("route").flatMap(splitValues)[0];
  if (first === undefined || !isOwnRoute(stack, first) || !stack.recordRouted.has(request.callId)) return false;
  if (request.header("max-forwards") === "0") return false;
  const route = foreignRoutes(stack, request)[0];
  const nextHop = route === undefined ? request.uri : (parseNameAddr(route)?.uri ?? route);
  const registered = stack.flows.find(nextHop);
  const next = listenerTowards(stack, nextHop);
  const listener = registered?.open ? stack.network.listenerOf(registered) : next?.listener;
  if (!listener) return false;
  const way = registered?.open ? registered : next ? stack.network.open(listener, next.destination) : 503;
  const forwarded = forwardedRequest(stack, request, {
    uri: request.uri,
    listener,
    recordRoute: false,
    extra: undefined,
  });
  if (request.method === "ACK") {
    if (way instanceof Promise)
      way.then(
        (open) => open.send(forwarded.text),
        () => {},
      );
    else if (typeof way !== "number") way.send(forwarded.text);
    return true;
  }
  const call = openServerCall(stack, request, flow, key, undefined);
  call.silence?.stop();
  const sent = startClient(stack, {
    request: forwarded,
    flow: way,
    owner: undefined,
    leg: undefined,
    response: (_, response) => {
      if (response.status === 100) return;
      const back = forwardedResponse(response);
      if (response.status < 200) call.transaction.respond(response.status, back.text);
      else if (sendFinal(stack, call, back)) {
        if (call.transaction instanceof InviteServerTransaction && response.status < 300)
          call.transaction.acknowledge();
        if (request.method === "BYE") stack.recordRouted.expire(request.callId);
      } else if (response.status < 300) call.flow.send(back.text);
    },
  });
  call.proxy = {
    cancel: () => {
      if (sent.request.method === "INVITE") cancelClient(stack, sent, []);
    },
  };
  return true;
}
