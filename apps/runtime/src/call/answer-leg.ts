import type { InboundCall } from "@patchbay/ports/signalling";
import type { Leg } from "./leg.ts";
import { MEDIA_STATUS } from "./media-status.ts";

/** Takes an INVITE on a leg of its own, or refuses it. False: the leg is released, the caller has been told or is gone. */
export async function answerLeg(leg: Leg, invite: InboundCall): Promise<boolean> {
  invite.onCancel(() => void leg.release());
  const described = await (invite.sdp === undefined ? leg.offer() : leg.answer(invite.sdp));
  if (!described.ok) {
    invite.reject(MEDIA_STATUS[described.error.code]);
    await leg.release();
    return false;
  }
  const answered = await invite.answer(described.value.localSdp);
  if (answered.ok) leg.attach(answered.value, invite.sdp);
  else await leg.release();
  return answered.ok;
}

/** What stands behind a description: browsers encrypt by DTLS. */
export function legKindOf(sdp: string | undefined): "webrtc" | "rtp" {
  return sdp && /^m=audio \d+ (UDP\/TLS|TCP\/DTLS)/m.test(sdp) ? "webrtc" : "rtp";
}
