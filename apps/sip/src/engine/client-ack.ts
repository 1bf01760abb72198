import type { Flow } from "@patchbay/sip/flow";
import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { composeInDialog } from "./compose.ts";
import { flowOfLeg } from "./next-hop.ts";
import type { Leg, Stack } from "./stack.ts";

/** The ACK of the leg's last 2xx (RFC 3261 §13.2.2.4). It is kept for repetitions. undefined: there is nothing to ACK. */
export function sendAck(stack: Stack, leg: Leg, message: SipRequest | undefined): SipRequest | undefined {
  const number = leg.asked?.request.cseq?.number;
  if (number === undefined) return undefined;
  const composed = composeInDialog(stack, leg, "ACK", message ? { message, number } : { number });
  if (!composed) return undefined;
  leg.asked = undefined;
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
