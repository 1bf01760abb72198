import type { Flow } from "@patchbay/sip/flow";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { composeInDialog } from "./compose.ts";
import { flowOfLeg } from "./next-hop.ts";
import type { ClientCall, Leg, Stack } from "./stack.ts";

/** The ACK of the leg's last 2xx (RFC 3261 §13.2.2.4). It is kept for repetitions. undefined: there is nothing to ACK. */
export function sendAck(stack: Stack, leg: Leg, message: SipRequest | undefined): SipRequest | undefined {
  const number = leg.asked?.request.cseq?.number;
  if (number === undefined) return undefined;
  const composed = composeInDialog(stack, leg, "ACK", message ? { message, number } : { number });
  if (!composed) return undefined;
  leg.asked = undefined;
  if (message?.body) leg.session?.describe(message.body);
  const { text } = composed.request;
  const put = (flow: Flow) => {
    leg.ack = { number, text, flow };
    flow.send(text);
  };
  const way = flowOfLeg(stack, leg, composed.nextHop);
  if (way instanceof Promise) way.then(put, () => {});
  else if (typeof way !== "number") put(way);
  return composed.request;
}

/** A 2xx that was acknowledged already gets the same ACK again. @returns false when it is no repetition */
export function repeatAck(call: ClientCall, response: SipResponse): boolean {
  const { leg } = call;
  if (leg?.ack?.number !== call.request.cseq?.number || response.status < 200) return false;
  if (leg?.ack && leg.dialog.remoteTag === response.toTag) leg.ack.flow.send(leg.ack.text);
  return leg?.dialog.remoteTag === response.toTag;
}
