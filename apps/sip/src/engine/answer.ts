import type { SipResponse } from "@patchbay/sip/message/sip-message";
import type { HeaderLine } from "@patchbay/sip/message/write-message";
import { InviteClientTransaction } from "@patchbay/sip/transaction/invite-client";
import { InviteServerTransaction } from "@patchbay/sip/transaction/invite-server";
import { type Leg, legId, type ServerCall, type Stack } from "./stack.ts";
import { stackResponse } from "./stateless.ts";

/** Sends a final response of the stack's own. Does nothing when there is one already. */
export function answerByStack(
  stack: Stack,
  call: ServerCall,
  status: number,
  reason?: string,
  extra?: readonly HeaderLine[],
): void {
  if (call.answer) return;
  const response = stackResponse(call.request, call.localTag, status, reason, extra);
  sendFinal(stack, call, response);
  if (call.leg?.state === "early" && call.leg.offered === call) dropLeg(stack, call.leg);
}

/** A caller stops repeating anything but an INVITE after 32 s: it is told before that. */
export const PATIENCE = 25_000;

/** From now on the application has its time to answer. After it the stack does: never 408 to a non-INVITE (RFC 4320 §4.2). */
export function awaitApplication(stack: Stack, call: ServerCall): void {
  const { silenceMillis } = stack.limits;
  const isInvite = call.request.method === "INVITE";
  call.silence?.stop();
  call.silence = stack.timers.start(isInvite ? silenceMillis : Math.min(silenceMillis, PATIENCE), () =>
    answerByStack(stack, call, isInvite ? 408 : 500),
  );
}

/** Puts a final response on the wire and closes the books on the request. @returns false when there was one already */
export function sendFinal(stack: Stack, call: ServerCall, response: SipResponse): boolean {
  if (call.answer || !call.transaction.respond(response.status, response.text)) return false;
  call.answer = response;
  stack.unheard.delete(call);
  call.silence?.stop();
  call.reliable?.stop();
  stack.serverById.delete(call.id);
  if (!call.inDialog) stack.guard.judged(call.flow.remoteAddress, response.status);
  call.leg?.open.delete(call);
  const id = legId(call.request.callId, call.request.fromTag);
  if (stack.inviteByLeg.get(id) === call) stack.inviteByLeg.delete(id);
  // A 2xx to an INVITE is settled by its ACK only.
  if (response.status >= 300 || call.request.method !== "INVITE") call.held.call = undefined;
  return true;
}

/** Forgets a leg; whatever is still open in it is refused (RFC 3261 §15.1.2). */
export function dropLeg(stack: Stack, leg: Leg): void {
  if (leg.state === "ended") return;
  if (leg.state === "confirmed") stack.book.drop(leg);
  leg.state = "ended";
  leg.orphaned?.stop();
  leg.session?.stop();
  if (stack.legs.get(leg.id) === leg) stack.legs.delete(leg.id);
  const { offered, asked } = leg;
  // A re-INVITE of ours rings for nobody any more.
  if (asked && !asked.finished && asked.transaction instanceof InviteClientTransaction) asked.transaction.expectEnd();
  if (offered?.transaction instanceof InviteServerTransaction && offered.answer) offered.transaction.acknowledge();
  for (const call of [...leg.open]) {
    if (call.request.method === "BYE") continue;
    answerByStack(stack, call, call.request.method === "INVITE" ? 487 : 500);
  }
}
