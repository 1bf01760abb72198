import type { DialOutcome } from "@patchbay/domain/outbound/retry-policy";
import type { CallFailure } from "@patchbay/ports/signalling";

/** What a final SIP answer says of the person. */
export const OUTCOME_OF = {
  "sip.busy": "busy",
  "sip.declined": "declined",
  "sip.no-answer": "no-answer",
  "sip.cancelled": "no-answer",
  "sip.not-found": "invalid-number",
  "sip.unreachable": "failed",
  "sip.rejected": "failed",
  "sip.disconnected": "failed",
} as const satisfies Record<CallFailure["code"], DialOutcome>;
