import { type AudioChoice, closeStream, openMicrophone } from "./microphone.ts";

/** What must be true before a call may be routed here. Each problem is something that the user can mend. */
export type ReadinessProblem =
  | "no-microphone"
  | "microphone-blocked"
  | "microphone-busy"
  | "microphone-failed"
  | "insecure-page"
  | "no-webrtc";

export interface Readiness {
  readonly problems: readonly ReadinessProblem[];
  /** Label of the microphone that would be used, empty until permission is given. */
  readonly microphone: string;
}

/** Opens the microphone for a moment: asking for permission at sign-in beats asking while the first customer waits. */
export async function checkReadiness(choice: AudioChoice): Promise<Readiness> {
  if (!globalThis.isSecureContext) return { problems: ["insecure-page"], microphone: "" };
  if (typeof RTCPeerConnection === "undefined") return { problems: ["no-webrtc"], microphone: "" };
  try {
    const stream = await openMicrophone(choice);
    const microphone = stream.getAudioTracks()[0]?.label ?? "";
    closeStream(stream);
    return { problems: [], microphone };
  } catch (failure) {
    return { problems: [microphoneProblem(failure)], microphone: "" };
  }
}

/** By the names of the DOMExceptions of `getUserMedia` (Media Capture and Streams §10.2). */
export function microphoneProblem(failure: unknown): ReadinessProblem {
  const name = failure instanceof Error || failure instanceof DOMException ? failure.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "microphone-blocked";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "no-microphone";
  if (name === "NotReadableError" || name === "AbortError") return "microphone-busy";
  return "microphone-failed";
}
