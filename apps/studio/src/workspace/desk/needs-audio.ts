import { isReachable, type PhoneState } from "@patchbay/softphone/phone-state";

/** `now`: ask the server to attach this phone; `ask`: let the agent decide; `no`: nothing to do. */
export type NeedsAudio = "now" | "ask" | "no";

/**
 * Should this page get the conversation's audio? A page that never had it (reload, another machine) or lost the path gets
 * it at once. One whose call ended properly does not ask by itself: the conversation's own end is most likely on its way.
 */
export function needsAudio(talkingIn: string | undefined, phone: PhoneState): NeedsAudio {
  if (talkingIn === undefined || !isReachable(phone)) return "no";
  if (phone.call) return phone.call.stage === "lost" ? "now" : "no";
  if (phone.last?.call !== talkingIn) return "now";
  // A machine that is slow for a moment answers too late: it is called again.
  if (phone.last.unattached && phone.last.by === "remote") return "now";
  return phone.last.by === "system" ? "now" : "ask";
}
