import type { RTCSession, RTCSessionEventMap, TerminateOptions } from "jssip/lib/RTCSession";
import type { EndedCall, PhoneEvent } from "./phone-state.ts";
import { preferCodecs } from "./prefer-codecs.ts";

/** One JsSIP session, translated: what happens to it goes out as phone events, and it ends only when a person or the server ends it. */
export interface JssipCall {
  readonly id: string;
  /** Handlers to hand to JsSIP before the session does anything. */
  readonly handlers: Partial<RTCSessionEventMap>;
  bind(session: RTCSession): void;
  answer(microphone: MediaStream): void;
  /** Refuses or ends it with SIP; nothing if it is over. */
  end(status?: number): void;
  /** Lets go of it without a word to the server, which keeps the customer. */
  abandon(): void;
  mute(on: boolean): void;
  sendDigits(digits: string): void;
  replaceMicrophone(stream: MediaStream): Promise<void>;
  /** Audio packets that came so far; undefined without a connection. */
  received(): Promise<number | undefined>;
}

export const PEER_CONNECTION: RTCConfiguration = { iceServers: [], bundlePolicy: "max-bundle" };

/** Causes with which JsSIP itself would end a session: the path to the server broke, which is no wish to hang up. */
const BROKEN_PATH: ReadonlySet<string> = new Set(["RTP Timeout", "Connection Error", "Request Timeout"]);

const BY: Readonly<Record<string, EndedCall["by"]>> = { local: "local", remote: "remote" };

export function jssipCall(
  id: string,
  emit: (event: PhoneEvent) => void,
  onRemote: (stream: MediaStream) => void,
): JssipCall {
  let session: RTCSession | undefined;
  let abandoned = false;

  const ended = (end: { readonly originator: string; readonly cause: string }) =>
    emit({ type: "ended", session: id, by: BY[end.originator] ?? "system", cause: end.cause });

  const handlers: Partial<RTCSessionEventMap> = {
    peerconnection: ({ peerconnection }) => {
      peerconnection.addEventListener("track", ({ streams, track }) =>
        onRemote(streams[0] ?? new MediaStream([track])),
      );
    },
    // The server is ICE-lite and learns our address from the checks: waiting for more candidates only delays the answer.
    icecandidate: ({ ready }) => ready(),
    sdp: (description) => {
      const ours = description.originator === "local" && description.type === "offer";
      if (ours) description.sdp = preferCodecs(description.sdp, ["PCMU", "PCMA"]);
    },
    confirmed: () => emit({ type: "established", session: id }),
    hold: ({ originator }) => originator === "remote" && emit({ type: "held", session: id, on: true }),
    unhold: ({ originator }) => originator === "remote" && emit({ type: "held", session: id, on: false }),
    muted: () => emit({ type: "muted", session: id, on: true }),
    unmuted: () => emit({ type: "muted", session: id, on: false }),
    ended,
    failed: ended,
  };

  const bind = (bound: RTCSession) => {
    session = bound;
    const terminate = bound.terminate.bind(bound);
    bound.terminate = (options?: TerminateOptions) => {
      if (abandoned) return;
      if (options?.cause !== undefined && BROKEN_PATH.has(options.cause)) {
        emit({ type: "media-lost", session: id });
        return;
      }
      terminate(options);
    };
  };

  return {
    id,
    handlers,
    bind,
    answer: (microphone) => session?.answer({ mediaStream: microphone, pcConfig: PEER_CONNECTION }),
    end: (status) => {
      if (!session || session.isEnded()) return;
      session.terminate(status === undefined ? {} : { status_code: status });
    },
    abandon: () => {
      abandoned = true;
      session?.connection?.close();
    },
    mute: (on) => (on ? session?.mute({ audio: true }) : session?.unmute({ audio: true })),
    sendDigits: (digits) => {
      const sender = session?.connection?.getSenders().find((one) => one.track?.kind === "audio");
      sender?.dtmf?.insertDTMF(digits, 120, 70);
    },
    received: async () => {
      const stats = await session?.connection?.getStats();
      const inbound = stats && [...stats.values()].find(({ type }) => type === "inbound-rtp");
      return inbound?.packetsReceived;
    },
    replaceMicrophone: async (stream) => {
      const [track] = stream.getAudioTracks();
      const sender = session?.connection?.getSenders().find((one) => one.track?.kind === "audio");
      if (!track || !sender) return;
      track.enabled = sender.track?.enabled ?? true;
      await sender.replaceTrack(track);
    },
  };
}
