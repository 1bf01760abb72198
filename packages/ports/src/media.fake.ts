import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { Clock } from "./clock.ts";
import type {
  AnswerLeg,
  ForkRequest,
  Heard,
  LegDescription,
  LegStats,
  ListenRequest,
  MediaError,
  MediaEvent,
  MediaPort,
  OfferLeg,
  PlayRequest,
  RecordingEnd,
  RecordRequest,
} from "./media.ts";

type EventOf<Event> = Event extends MediaEvent ? Omit<Event, "call" | "leg" | "at"> : never;
type Play = { readonly request: PlayRequest; readonly cancel: () => void };

interface FakeLeg {
  /** Where its audio is copied to. */
  forkedTo?: string | undefined;
  description: LegDescription;
  offerSdp?: string;
  offering: boolean;
  sources: readonly LegId[];
  play: Play | undefined;
  readonly played: Map<string, EventOf<Extract<MediaEvent, { type: "played" }>>>;
  sentDigits: string;
  listening: { readonly request: ListenRequest; readonly cancel: () => void } | undefined;
  readonly listened: Map<string, Heard>;
}

interface FakeRecording {
  readonly request: RecordRequest;
  startedAt: number;
  cancel: () => void;
  /** For the party's voice. */
  waits: boolean;
  end?: RecordingEnd;
  how?: "stopped" | "max" | "silence" | "released";
}

const AUDIO = /^m=audio (\d+) (RTP\/AVPF?|UDP\/TLS\/RTP\/SAVPF)((?: \d+)+)\r?$/m;
const BYTES_PER_MS = 32;

/**
 * The media plane without packets, on a clock that may be virtual. Tests play the party with `connect`, `press`,
 * `fallSilent`, and look with `playing`, `hearing`, `recording`, `sentDigits`. Files last as long as `durationOf` says
 * (default 1 s; undefined: the file is missing).
 */
export class FakeMedia implements MediaPort {
  readonly #clock: Clock;
  readonly #durationOf: (path: string) => Millis | undefined;
  readonly #legs = new Map<LegId, FakeLeg>();
  readonly #recordings = new Map<RecordingId, FakeRecording>();
  readonly #listeners = new Set<(event: MediaEvent) => void>();
  #unheard: MediaEvent[] = [];
  readonly #detached = new Set<CallId>();
  #ports = 20_000;

  constructor(
    clock: Clock,
    durationOf: (path: string) => Millis | undefined = (path) => (path.startsWith("/nowhere/") ? undefined : 1_000),
  ) {
    this.#clock = clock;
    this.#durationOf = durationOf;
  }

  // What tests do and see.

  connect(leg: LegId): void {
    this.#emit(leg, { type: "connected" });
  }

  press(leg: LegId, digits: string, heldMs: Millis = 100): void {
    for (const digit of digits) this.#emit(leg, { type: "digit", digit, heldMs });
  }

  /** The leg that is listened to says this, or there is nothing to be heard of it. */
  sound(leg: LegId, heard: Heard): void {
    const found = this.#legs.get(leg);
    if (!found?.listening) return;
    const { request, cancel } = found.listening;
    cancel();
    found.listening = undefined;
    found.listened.set(request.listen, heard);
    this.#emit(leg, { type: "heard", listen: request.listen, heard });
  }

  /** The party speaks: recordings that wait for its voice begin. */
  speak(leg: LegId): void {
    for (const recording of this.#recordings.values()) {
      if (recording.request.leg === leg && recording.waits) this.#begin(recording);
    }
  }

  fallSilent(leg: LegId): void {
    this.#emit(leg, { type: "quiet" });
  }

  /** The worker under all legs is gone. */
  lose(): void {
    for (const leg of [...this.#legs.keys()]) {
      this.#emit(leg, { type: "lost" });
      this.#forget(leg);
    }
  }

  playing(leg: LegId): PlayRequest | undefined {
    return this.#legs.get(leg)?.play?.request;
  }

  hearing(leg: LegId): readonly LegId[] {
    return this.#legs.get(leg)?.sources ?? [];
  }

  sentDigits(leg: LegId): string {
    return this.#legs.get(leg)?.sentDigits ?? "";
  }

  /** Every recording that was ever asked for, ended or not. */
  recordings(): readonly { readonly request: RecordRequest; readonly end?: RecordingEnd }[] {
    return [...this.#recordings.values()].map(({ request, end }) => (end ? { request, end } : { request }));
  }

  legs(): readonly LegDescription[] {
    return [...this.#legs.values()].map(({ description }) => description);
  }

  // The port.

  async answer({ call, leg, offerSdp }: AnswerLeg): Promise<Result<LegDescription, MediaError>> {
    const known = this.#legs.get(leg);
    if (known?.offerSdp === offerSdp) return ok(known.description);
    const audio = AUDIO.exec(offerSdp);
    if (!audio) return err({ code: "media.bad-sdp", why: "there is no audio section" });
    const codec = codecOf(audio[3]!);
    if (!codec) return err({ code: "media.no-common-codec" });
    const kind = audio[2]!.includes("TLS") ? "webrtc" : "rtp";
    const direction = /^a=(sendonly|inactive)\r?$/m.exec(offerSdp)?.[1];
    const ours = direction === "sendonly" ? "recvonly" : direction === "inactive" ? "inactive" : "sendrecv";
    const localSdp = known?.description.localSdp ?? this.#sdp(kind, codec === "PCMA" ? "8" : "0");
    const description: LegDescription = { call, leg, kind, localSdp, codec, direction: ours };
    this.#legs.set(leg, { ...(known ?? freshLeg(description)), description, offerSdp });
    return ok(description);
  }

  async offer({ call, leg, kind }: OfferLeg): Promise<Result<LegDescription, MediaError>> {
    const known = this.#legs.get(leg);
    if (known) {
      known.offering = true;
      return ok(known.description);
    }
    const description: LegDescription = { call, leg, kind, localSdp: this.#sdp(kind, "8 0"), direction: "sendrecv" };
    this.#legs.set(leg, { ...freshLeg(description), offering: true });
    return ok(description);
  }

  async accept(leg: LegId, answerSdp: string): Promise<Result<LegDescription, MediaError>> {
    const known = this.#legs.get(leg);
    if (!known) return err({ code: "media.unknown-leg", leg });
    const audio = AUDIO.exec(answerSdp);
    if (!audio) return err({ code: "media.bad-sdp", why: "there is no audio section" });
    const codec = codecOf(audio[3]!);
    if (!codec) return err({ code: "media.no-common-codec" });
    known.offering = false;
    known.description = { ...known.description, codec };
    return ok(known.description);
  }

  async hear(leg: LegId, sources: readonly LegId[]): Promise<Result<undefined, MediaError>> {
    for (const id of [leg, ...sources]) {
      if (!this.#legs.has(id)) return err({ code: "media.unknown-leg", leg: id });
    }
    this.#legs.get(leg)!.sources = sources;
    return ok();
  }

  async play(request: PlayRequest): Promise<Result<undefined, MediaError>> {
    const leg = this.#legs.get(request.leg);
    if (!leg) return err({ code: "media.unknown-leg", leg: request.leg });
    if (leg.play?.request.play === request.play) return ok();
    const before = leg.played.get(request.play);
    if (before) {
      this.#emit(request.leg, before);
      return ok();
    }
    this.#endPlay(request.leg, "stopped");
    const lengths = request.sounds.map((sound) => (sound.kind === "file" ? this.#durationOf(sound.path) : sound.forMs));
    if (lengths.includes(undefined)) {
      leg.play = { request, cancel: () => {} };
      this.#endPlay(request.leg, "failed", "a file cannot be read");
      return ok();
    }
    const millis = lengths.reduce((sum: number, length) => sum + (length ?? 0), 0);
    const endless = request.loop === true && millis > 0;
    const cancel = endless
      ? () => {}
      : this.#clock.at(this.#clock.now() + millis, () => this.#endPlay(request.leg, "finished"));
    leg.play = { request, cancel };
    return ok();
  }

  async stop(leg: LegId, play: string): Promise<Result<undefined, MediaError>> {
    const found = this.#legs.get(leg);
    if (!found) return err({ code: "media.unknown-leg", leg });
    if (found.play?.request.play === play) this.#endPlay(leg, "stopped");
    return ok();
  }

  async sendDigits(leg: LegId, digits: string): Promise<Result<undefined, MediaError>> {
    const found = this.#legs.get(leg);
    if (!found) return err({ code: "media.unknown-leg", leg });
    found.sentDigits += digits.replaceAll("w", "");
    return ok();
  }

  async fork({ leg, url }: ForkRequest): Promise<Result<undefined, MediaError>> {
    const found = this.#legs.get(leg);
    if (!found) return err({ code: "media.unknown-leg", leg });
    if (!/^wss?:/.test(url)) return err({ code: "media.fork-refused", why: "not a WebSocket address" });
    found.forkedTo = url;
    return ok();
  }

  async unfork(leg: LegId): Promise<Result<undefined, MediaError>> {
    const found = this.#legs.get(leg);
    if (!found) return err({ code: "media.unknown-leg", leg });
    found.forkedTo = undefined;
    return ok();
  }

  async listenFor(request: ListenRequest): Promise<Result<undefined, MediaError>> {
    const { leg, listen, what, maxMs } = request;
    const found = this.#legs.get(leg);
    if (!found) return err({ code: "media.unknown-leg", leg });
    const before = found.listened.get(listen);
    if (before) this.#emit(leg, { type: "heard", listen, heard: before });
    if (before || found.listening?.request.listen === listen) return ok();
    found.listening?.cancel();
    const silence = what === "beep" ? "nothing" : "unsure";
    found.listening = { request, cancel: this.#clock.at(this.#clock.now() + maxMs, () => this.sound(leg, silence)) };
    return ok();
  }

  async record(request: RecordRequest): Promise<Result<undefined, MediaError>> {
    if (!this.#legs.has(request.leg)) return err({ code: "media.unknown-leg", leg: request.leg });
    const known = this.#recordings.get(request.recording);
    if (known?.end && known.how) this.#emit(request.leg, { type: "recorded", end: known.end, how: known.how });
    if (known) return ok();
    const waits = request.fromVoice ?? false;
    const recording = { request, startedAt: this.#clock.now(), cancel: () => {}, waits };
    this.#recordings.set(request.recording, recording);
    if (!waits) this.#begin(recording);
    return ok();
  }

  async pauseRecording(recording: RecordingId): Promise<Result<undefined, MediaError>> {
    const found = this.#recordings.get(recording);
    return found && !found.end ? ok() : err({ code: "media.unknown-recording", recording });
  }

  async stopRecording(recording: RecordingId): Promise<Result<RecordingEnd, MediaError>> {
    const end = this.#endRecording(recording, "stopped");
    return end ? ok(end) : err({ code: "media.unknown-recording", recording });
  }

  async release(leg: LegId): Promise<Result<undefined, MediaError>> {
    this.#endPlay(leg, "stopped");
    for (const { request, end } of [...this.#recordings.values()]) {
      if (request.leg === leg && !end) this.#endRecording(request.recording, "released");
    }
    this.#forget(leg);
    return ok();
  }

  async legsOf(call: CallId): Promise<readonly LegDescription[]> {
    this.#detached.delete(call);
    const unheard = this.#unheard.filter((event) => event.call === call);
    this.#unheard = this.#unheard.filter((event) => event.call !== call);
    queueMicrotask(() => {
      for (const event of unheard) this.#tell(event);
    });
    return this.legs().filter((leg) => leg.call === call);
  }

  async stats(leg: LegId): Promise<Result<LegStats, MediaError>> {
    if (!this.#legs.has(leg)) return err({ code: "media.unknown-leg", leg });
    return ok({ packetsReceived: 0, packetsSent: 0, packetsLost: 0, jitterMs: 0 });
  }

  onEvent(listener: (event: MediaEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The client is gone, as in a restart of the runtime; what happens now waits for `legsOf`. */
  detach(): void {
    this.#listeners.clear();
    for (const { description } of this.#legs.values()) this.#detached.add(description.call);
  }

  #emit(leg: LegId, event: EventOf<MediaEvent>): void {
    const description = this.#legs.get(leg)?.description;
    if (description) this.#tell({ call: description.call, leg, at: this.#clock.now(), ...event } as MediaEvent);
  }

  #tell(event: MediaEvent): void {
    if (this.#detached.has(event.call)) {
      this.#unheard.push(event);
      return;
    }
    for (const listener of [...this.#listeners]) listener(event);
  }

  #endPlay(id: LegId, how: "finished" | "stopped" | "failed", why?: string): void {
    const leg = this.#legs.get(id);
    const play = leg?.play;
    if (!leg || !play) return;
    play.cancel();
    leg.play = undefined;
    const event = { type: "played", play: play.request.play, how, ...(why === undefined ? {} : { why }) } as const;
    leg.played.set(play.request.play, event);
    this.#emit(id, event);
  }

  #endRecording(id: RecordingId, how: "stopped" | "max" | "silence" | "released"): RecordingEnd | undefined {
    const found = this.#recordings.get(id);
    if (!found || found.end) return found?.end;
    found.cancel();
    const durationMs = found.waits ? 0 : this.#clock.now() - found.startedAt;
    const { recording, path, leg, sides } = found.request;
    const bytes = 44 + (durationMs * BYTES_PER_MS) / (sides === "party" ? 2 : 1);
    found.end = { recording, path, durationMs, bytes };
    found.how = how;
    this.#emit(leg, { type: "recorded", end: found.end, how });
    return found.end;
  }

  #begin(recording: FakeRecording): void {
    const { leg, recording: id, silenceMs = Infinity, maxMs = Infinity } = recording.request;
    const limit = Math.min(silenceMs, maxMs);
    recording.startedAt = this.#clock.now();
    if (recording.waits) this.#emit(leg, { type: "speaking", recording: id });
    recording.waits = false;
    if (!Number.isFinite(limit)) return;
    // The fake's party says nothing more: silence ends what may end so.
    const how = silenceMs < maxMs ? "silence" : "max";
    recording.cancel = this.#clock.at(recording.startedAt + limit, () => this.#endRecording(id, how));
  }

  #forget(leg: LegId): void {
    this.#legs.get(leg)?.play?.cancel();
    this.#legs.delete(leg);
    for (const other of this.#legs.values()) other.sources = other.sources.filter((source) => source !== leg);
  }

  #sdp(kind: "rtp" | "webrtc", codecs: string): string {
    this.#ports += 2;
    const protocol = kind === "webrtc" ? "UDP/TLS/RTP/SAVPF" : "RTP/AVP";
    return [
      "v=0",
      `o=patchbay ${this.#ports} 1 IN IP4 127.0.0.1`,
      "s=-",
      "c=IN IP4 127.0.0.1",
      "t=0 0",
      `m=audio ${this.#ports} ${protocol} ${codecs} 101`,
      "a=rtpmap:101 telephone-event/8000",
      "a=sendrecv",
      "",
    ].join("\r\n");
  }
}

function freshLeg(description: LegDescription): FakeLeg {
  return {
    description,
    offering: false,
    sources: [],
    play: undefined,
    played: new Map(),
    sentDigits: "",
    listening: undefined,
    listened: new Map(),
  };
}

function codecOf(formats: string): "PCMA" | "PCMU" | undefined {
  const first = formats
    .trim()
    .split(" ")
    .find((format) => format === "0" || format === "8");
  if (first === undefined) return undefined;
  return first === "8" ? "PCMA" : "PCMU";
}
