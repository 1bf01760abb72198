import type { Flow } from "@patchbay/sip/flow";
import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { InviteServerTransaction } from "@patchbay/sip/transaction/invite-server";
import { findLeg } from "./find-leg.ts";
import { forwardLoosely } from "./loose-route.ts";
import { tell, tellOwner } from "./notify.ts";
import type { Stack } from "./stack.ts";

/** The ACK of a 2xx: stops its repetition and is handed on once, under the INVITE's transaction id. */
export function receiveAck(stack: Stack, request: SipRequest, flow: Flow): void {
  const leg = findLeg(stack, request);
  const invite = leg?.offered;
  if (!leg) return void forwardLoosely(stack, request, flow, "");
  if (!invite || invite.request.cseq?.number !== request.cseq?.number) return;
  if (!(invite.transaction instanceof InviteServerTransaction) || invite.transaction.state !== "accepted") return;
  invite.transaction.acknowledge();
  invite.held.call = undefined;
  leg.offered = undefined;
  // Only the first INVITE's ACK carries its id; drachtio-srf finds the others by the dialog.
  const id = invite.inDialog ? stack.ids.serial() : invite.id;
  tellOwner(stack, leg, (owner) => tell(stack, owner, request, flow, id, leg.id));
}
