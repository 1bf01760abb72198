import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant, Millis } from "@patchbay/base/time";
import type { RecordingSeal } from "./sound-store.ts";

/**
 * The media plane as the runtime sees it: legs that hear each other, players, recorders.
 * The runtime never touches a packet. A leg is one RTP endpoint towards one party; all legs of a call live on
 * one worker. Every method may be called again with the same ids after a restart of the caller and then answers
 * what stands already (idempotent by leg, play and recording id). Legs outlive the control connection: a
 * runtime that comes back within the worker's grace time finds them with `legsOf`.
 */
export interface MediaPort {
  /** Answers a remote offer (also a re-offer on a leg that exists: hold, new address). SDP text in, SDP text out. */
  answer(request: AnswerLeg): Promise<Result<LegDescription, MediaError>>;
  /** Makes an offer of our own; `accept` completes it. On an existing leg it makes a re-offer. */
  offer(request: OfferLeg): Promise<Result<LegDescription, MediaError>>;
  accept(leg: LegId, answerSdp: string): Promise<Result<LegDescription, MediaError>>;

  /**
   * Sets what a leg hears: the mix of what these legs say, and nothing else. `[]` is silence; one source is passed
   * through; players of the leg itself (`play`) replace it while they sound. Conference = everybody hears
   * everybody else; listen-in = [customer, agent]; whisper = agent hears [customer, supervisor].
   */
  hear(leg: LegId, sources: readonly LegId[]): Promise<Result<undefined, MediaError>>;

  /** Plays sounds one after another without a gap; ends with one `played` event carrying `play`. Replaces a running play of the leg. A play that has ended under this id says so again. */
  play(request: PlayRequest): Promise<Result<undefined, MediaError>>;
  /** Ends a play at once (barge-in); its `played` event says `stopped`. Unknown plays are fine. */
  stop(leg: LegId, play: string): Promise<Result<undefined, MediaError>>;
  /** Sends RFC 4733 digits towards the party: `0-9 * # A-D`, `w` waits 500 ms. */
  sendDigits(leg: LegId, digits: string): Promise<Result<undefined, MediaError>>;

  /**
   * Records a leg to a stereo 8 kHz 16-bit WAV: left what the party says, right what the party hears. The file is
   * playable at any instant, also after a crash (header rewritten with each flushed block of ≤ 1 s). A file of the same
   * shape that exists already is continued: a call that moved to another worker goes on in its file. A recording that
   * has ended under this id says so again with its `recorded` event.
   */
  record(request: RecordRequest): Promise<Result<undefined, MediaError>>;
  /** Paused seconds are silence, so that time in the file stays time in the call. */
  pauseRecording(recording: RecordingId, paused: boolean): Promise<Result<undefined, MediaError>>;
  stopRecording(recording: RecordingId): Promise<Result<RecordingEnd, MediaError>>;

  /**
   * Copies the leg's audio to a WebSocket from now on, in the place of an earlier fork; the same fork again goes on. The
   * format stands at the worker's `AudioFork`. Ends with the leg, or when the other end goes.
   */
  fork(request: ForkRequest): Promise<Result<undefined, MediaError>>;
  /** Ends the leg's fork, if there is one. */
  unfork(leg: LegId): Promise<Result<undefined, MediaError>>;

  /**
   * Listens to what the party says, in the place of an earlier listening of the leg, and ends with one `heard` event, by
   * `maxMs` at the latest. One that has ended under this id says so again.
   */
  listenFor(request: ListenRequest): Promise<Result<undefined, MediaError>>;

  /** Frees the leg, its players and recordings (closed and playable). Unknown legs are fine. */
  release(leg: LegId): Promise<Result<undefined, MediaError>>;
  legsOf(call: CallId): Promise<readonly LegDescription[]>;
  stats(leg: LegId): Promise<Result<LegStats, MediaError>>;

  /** Every event of every leg of calls that this client placed or has asked for with `legsOf`. Returns the unsubscriber. */
  onEvent(listener: (event: MediaEvent) => void): () => void;
}

export type LegKind = "rtp" | "webrtc";

export interface AnswerLeg {
  readonly call: CallId;
  readonly leg: LegId;
  /** `webrtc` offers (ICE, DTLS-SRTP) are recognised from the SDP itself. */
  readonly offerSdp: string;
}

export interface OfferLeg {
  readonly call: CallId;
  readonly leg: LegId;
  readonly kind: LegKind;
  /** In order of preference; all that the worker speaks where nothing is said. telephone-event is always offered. */
  readonly codecs?: readonly Codec[];
  /** Only of kind `rtp`: encrypted by keys in SDP (RFC 4568); an answer in the clear is then refused. */
  readonly encrypted?: boolean;
}

export type Codec = "PCMU" | "PCMA" | "opus" | "G722";
export type Direction = "sendrecv" | "sendonly" | "recvonly" | "inactive";

export interface LegDescription {
  readonly call: CallId;
  readonly leg: LegId;
  readonly kind: LegKind;
  readonly localSdp: string;
  /** Undefined until offer and answer are both known. */
  readonly codec?: Codec;
  /** From our side: `recvonly` means that the party put us on hold without hearing us. */
  readonly direction: Direction;
}

export type Sound =
  /** A file known to the sound store (see `SoundStore`), by its absolute path on the worker. */
  | {
      readonly kind: "file";
      readonly path: string;
      /** Of an encrypted recording (`RecordingSeal`). */
      readonly key?: string;
    }
  /** Sine tones mixed, e.g. ring-back 425 Hz. Level in dBm0 per tone, e.g. −10. */
  | { readonly kind: "tone"; readonly hertz: readonly number[]; readonly forMs: Millis; readonly levelDb?: number }
  | { readonly kind: "silence"; readonly forMs: Millis };

export interface PlayRequest {
  readonly leg: LegId;
  /** Chosen by the caller; unique per leg. */
  readonly play: string;
  readonly sounds: readonly Sound[];
  /** Start over until stopped (hold music). */
  readonly loop?: boolean;
  /** While it plays, mix with what the leg hears instead of replacing it (whisper, beep). Default false. */
  readonly over?: boolean;
}

export interface RecordRequest {
  readonly leg: LegId;
  readonly recording: RecordingId;
  /** Absolute path of the WAV to write; folders are made. */
  readonly path: string;
  /** Encrypts the file; a file that is continued must be under the same one. */
  readonly seal?: RecordingSeal;
  /** `party`: mono, only what the party says (voicemail). Default `both`. */
  readonly sides?: "both" | "party";
  /** End by itself after this long. */
  readonly maxMs?: Millis;
  /** End by itself after this much silence from the party (voicemail). */
  readonly silenceMs?: Millis;
  /**
   * Begin with the party's voice: what comes before it is left out, `maxMs` and `silenceMs` count from there, and one
   * `speaking` event tells of it. For what a recogniser shall hear; only with `sides: "party"`.
   */
  readonly fromVoice?: boolean;
}

export interface ForkRequest {
  readonly leg: LegId;
  /** Chosen by the caller. */
  readonly fork: string;
  readonly url: string;
  readonly sides: "party" | "both";
  /** The other end is heard by the party, too (a voice bot). */
  readonly speaks?: boolean;
  /** Told to the other end first. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface ListenRequest {
  readonly leg: LegId;
  /** Chosen by the caller; unique per leg. */
  readonly listen: string;
  /** `answerer`: who answered a call that we made, from the answer on. `beep`: the tone after which a machine records. */
  readonly what: "answerer" | "beep";
  readonly maxMs: Millis;
}

/** `person`, `machine` or `unsure` for `answerer`; `beep`, when it is over, or `nothing` for `beep`. */
export type Heard = "person" | "machine" | "unsure" | "beep" | "nothing";

export interface RecordingEnd {
  readonly recording: RecordingId;
  readonly path: string;
  readonly durationMs: Millis;
  readonly bytes: number;
}

export interface LegStats {
  readonly packetsReceived: number;
  readonly packetsSent: number;
  readonly packetsLost: number;
  readonly jitterMs: number;
  /** E-model estimate 1–4.5 (ITU-T G.107), undefined before any packet. */
  readonly mos?: number;
}

export type MediaEvent = { readonly call: CallId; readonly leg: LegId; readonly at: Instant } & (
  | { readonly type: "digit"; readonly digit: string; readonly heldMs: Millis }
  | {
      readonly type: "played";
      readonly play: string;
      readonly how: "finished" | "stopped" | "failed";
      readonly why?: string;
    }
  | {
      readonly type: "recorded";
      readonly end: RecordingEnd;
      readonly how: "stopped" | "max" | "silence" | "released" | "failed";
    }
  /** The party began to speak into a recording that waited for it (`fromVoice`). */
  | { readonly type: "speaking"; readonly recording: RecordingId }
  | { readonly type: "heard"; readonly listen: string; readonly heard: Heard }
  /** First authenticated media packet from the party (after ICE and DTLS on a WebRTC leg). */
  | { readonly type: "connected" }
  /** Nothing from the party for 20 s although the direction says that it sends. Once per silence. */
  | { readonly type: "quiet" }
  /** The worker that carried the leg is gone. */
  | { readonly type: "lost" }
);

export type MediaError =
  | { readonly code: "media.no-worker" }
  | { readonly code: "media.busy"; readonly retryAfterMs: Millis }
  | { readonly code: "media.unknown-leg"; readonly leg: LegId }
  | { readonly code: "media.unknown-recording"; readonly recording: RecordingId }
  | { readonly code: "media.no-common-codec" }
  | { readonly code: "media.bad-sdp"; readonly why: string }
  | { readonly code: "media.fork-refused"; readonly why: string }
  | { readonly code: "media.timeout" };
