import type { SipRequest } from "@patchbay/sip/message/sip-message";
import { type Leg, legId, type Stack } from "./stack.ts";

/**
 * The leg that a request inside a dialog belongs to (RFC 3261 §12.2.2). The id holds the tag of whoever began: theirs when
 * we were called, ours when we called. An early leg of ours may hear from several branches, so its remote tag is not
 * compared.
 */
export function findLeg(stack: Stack, request: SipRequest): Leg | undefined {
  const called = stack.legs.get(legId(request.callId, request.fromTag));
  if (called?.role === "uas" && called.dialog.localTag === request.toTag) return called;
  const calling = stack.legs.get(legId(request.callId, request.toTag));
  if (calling?.role !== "uac") return undefined;
  return calling.state === "early" || calling.dialog.remoteTag === request.fromTag ? calling : undefined;
}
