import type { AddressRules } from "@patchbay/adapter-http/address-rules";
import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import type { DetectedDigit } from "@patchbay/media/digit-detector";
import { DigitSender } from "@patchbay/media/digit-sender";
import { estimateMos } from "@patchbay/media/mos";
import { type SoundFormat, WIDE } from "@patchbay/media/player";
import { PCMA } from "@patchbay/rtp/g711";
import type { RtpPacket } from "@patchbay/rtp/rtp-packet";
import type { MediaParams, WireLegDescription, WireLegStats, WireMediaEvent } from "@patchbay/wire/media-rpc";
import type { AudioFork } from "./audio-fork.ts";
import { LegEar } from "./leg-ear.ts";
import { LegInput } from "./leg-input.ts";
import { LegListening } from "./leg-listening.ts";
import { FRAME, LegOutput } from "./leg-output.ts";
import { LegPlay, type PlayRequest } from "./leg-play.ts";
import { LegReports } from "./leg-reports.ts";
import { type Agreement, LegSession } from "./leg-session.ts";
import type { Recording } from "./recording.ts";
import type { SoundCache } from "./sound-cache.ts";
import type { TransportTools } from "./transport-tools.ts";

type Told<Type extends WireMediaEvent["type"]> = Omit<Extract<WireMediaEvent, { type: Type }>, "call" | "leg" | "at">;
export type LegEvent =
  | Told<"digit">
  | Told<"played">
  | Told<"connected">
  | Told<"quiet">
  | Told<"speaking">
  | Told<"heard">
  | { readonly type: "recording-due"; readonly recording: RecordingId; readonly how: "max" | "silence" | "failed" };

export interface LegTools extends Omit<TransportTools, "receiver"> {
  readonly sounds: SoundCache;
  readonly random32: () => number;
  /** Where audio may be streamed to. */
  readonly streamRules: AddressRules;
  /** A party that should speak and has sent nothing for so long is quiet. */
  readonly quietMs: number;
}

/** One party of a call: what it says, what it hears, and who hears it. */
export class Leg {
  readonly call: CallId;
  readonly id: LegId;
  readonly session: LegSession;
  readonly input: LegInput;
  readonly output: LegOutput;
  readonly plays: LegPlay;
  readonly recordings = new Map<RecordingId, Recording>();
  readonly digits = new DigitSender();
  readonly #detection: LegListening;
  fork: AudioFork | undefined;
  readonly #reports: LegReports;
  readonly #emit: (event: LegEvent) => void;
  readonly #ear: LegEar;
  #sources: readonly Leg[] = [];
  readonly #listeners = new Set<Leg>();
  readonly #quietMs: number;
  #quietSince = performance.now();
  #toldQuiet = false;

  constructor(call: CallId, id: LegId, tools: LegTools, emit: (event: LegEvent) => void) {
    this.call = call;
    this.id = id;
    this.#emit = emit;
    this.#quietMs = tools.quietMs;
    const ssrc = tools.random32();
    const receiver = {
      rtp: (packet: Uint8Array) => this.input.push(packet, performance.now()),
      rtcp: (packet: Uint8Array) => this.#reports.received(packet),
    };
    this.session = new LegSession({ ...tools, receiver }, ssrc);
    this.output = new LegOutput(ssrc, tools.random32() & 0xffff, tools.random32(), () => this.session.transport);
    this.input = new LegInput(tools.counters, {
      first: () => emit({ type: "connected" }),
      digit: (digit) => this.#digit(digit),
      audio: (packet, ticks) => this.#pass(packet, ticks),
    });
    this.#reports = new LegReports(this.output, this.input, tools.counters);
    this.plays = new LegPlay(tools.sounds, (outcome) => {
      this.#replanAround();
      emit({ type: "played", ...outcome });
    });
    this.#ear = new LegEar(this.output, this.plays, this.digits);
    this.#detection = new LegListening((end) => {
      this.replan();
      emit({ type: "heard", ...end });
    });
  }

  /** To be called when offer and answer have changed what is agreed. */
  agreed(): void {
    const agreement = this.session.agreement;
    if (!agreement) return;
    const { codec, receivePayloadType, receiveEventTypes, eventClock } = agreement;
    this.input.configure({
      ...{ codec, eventClock },
      payloadType: receivePayloadType,
      eventPayloadTypes: receiveEventTypes,
    });
    this.digits.clock = eventClock ?? codec.format.clock;
    this.#ear.agreed(agreement);
    this.#quietSince = performance.now();
    this.#toldQuiet = false;
    for (const leg of [this, ...this.#sources, ...this.#listeners]) leg.replan();
  }

  hear(sources: readonly Leg[]): void {
    const before = this.#sources;
    this.#sources = [...new Set(sources)].filter((leg) => leg !== this);
    for (const leg of before) leg.#listeners.delete(this);
    for (const leg of this.#sources) leg.#listeners.add(this);
    for (const leg of [...before, ...this.#sources]) leg.replan();
  }

  async play(request: PlayRequest): Promise<void> {
    await this.plays.start(request, this.#format);
    this.#replanAround();
  }

  /** Decides whether what this party says must be decoded: somebody mixes it, or it is recorded. */
  replan(): void {
    this.input.listening =
      this.#kept ||
      this.#detection.active ||
      [...this.#listeners].some((listener) => listener.#mixes || listener.#kept);
  }

  listenFor(request: MediaParams<"listenFor">): void {
    this.#detection.start(request);
    this.replan();
  }

  record(recording: Recording): void {
    this.recordings.set(recording.options.recording, recording);
    this.#replanAround();
  }

  endRecording(id: RecordingId): void {
    this.recordings.delete(id);
    this.#replanAround();
  }

  /** Copies what is said and heard, in the place of the fork before. */
  forkTo(fork: AudioFork | undefined): void {
    this.fork?.close();
    this.fork = fork;
    this.#replanAround();
  }

  /** Somebody keeps what this party says and hears. */
  get #kept(): boolean {
    return this.recordings.size > 0 || this.fork !== undefined;
  }

  /** First half of a frame: what the party says. */
  listen(at: number): void {
    this.input.advance(at);
    if (this.#detection.active) this.#detection.push(this.input.said);
  }

  /** Second half, when all parties have been listened to: what it hears. */
  speak(at: number): void {
    this.output.advance();
    const kept = this.#kept;
    const bot = this.fork?.voice;
    bot?.advance();
    if (this.#listening) {
      this.#ear.hear(at, { sources: this.#sources, mixed: this.#mixes, kept, bot: bot?.isSilent ? undefined : bot });
    } else this.#ear.deafFrame();
    this.fork?.push(this.input.said, this.#ear.heard);
    for (const [id, recording] of this.recordings) {
      const due = recording.push(this.input.said, this.#ear.heard);
      if (due === "speaking") this.#emit({ type: "speaking", recording: id });
      else if (due) this.#emit({ type: "recording-due", recording: id, how: due });
    }
  }

  /** Time that passed without frames (the process stood still): recordings keep their time, clocks move on. */
  miss(frames: number): void {
    this.output.advance(frames);
    const silence = new Int16Array(FRAME);
    for (const [id, recording] of this.recordings) {
      for (let i = 0; i < frames; i += 1) {
        const due = recording.push(silence, silence);
        if (due && due !== "speaking") {
          this.#emit({ type: "recording-due", recording: id, how: due });
          break;
        }
      }
    }
  }

  /** Once a second: reports to the party, and whether it has fallen silent. */
  second(at: number): void {
    const { transport } = this.session;
    transport?.second(at);
    if (transport?.ready) this.#reports.second(transport);
    const direction = this.session.agreement?.direction;
    const shouldSpeak = direction === "sendrecv" || direction === "recvonly";
    const silentFor = at - Math.max(this.#quietSince, this.input.lastAt);
    if (silentFor < this.#quietMs) this.#toldQuiet = false;
    else if (shouldSpeak && !this.#toldQuiet) {
      this.#toldQuiet = true;
      this.#emit({ type: "quiet" });
    }
  }

  describe(): WireLegDescription {
    const { kind, localSdp, agreement } = this.session;
    return {
      call: this.call,
      leg: this.id,
      kind,
      localSdp,
      direction: agreement?.direction ?? "sendrecv",
      ...(agreement ? { codec: agreement.codec.name } : {}),
    };
  }

  stats(): WireLegStats {
    const { packets, lost, jitter } = this.input.statistics;
    const jitterMs = jitter / this.input.ticksPerMs;
    const base = { packetsReceived: packets, packetsSent: this.output.packets, packetsLost: lost, jitterMs };
    if (packets === 0) return base;
    return { ...base, mos: estimateMos(lost / (packets + lost), jitterMs, this.#reports.roundTripMs) };
  }

  close(): void {
    this.fork?.close();
    this.plays.stop();
    this.hear([]);
    for (const leg of this.#listeners) leg.#dropSource(this);
    this.session.close();
  }

  #replanAround(): void {
    this.replan();
    for (const leg of this.#sources) leg.replan();
  }

  #dropSource(source: Leg): void {
    this.hear(this.#sources.filter((leg) => leg !== source));
  }

  /** What was agreed with a party that takes sound; undefined before that, and while it holds us. */
  get #listening(): Agreement | undefined {
    const { agreement } = this.session;
    return agreement?.direction === "sendrecv" || agreement?.direction === "sendonly" ? agreement : undefined;
  }

  /** How it takes its prompts. */
  get #format(): SoundFormat {
    const codec = this.session.agreement?.codec;
    return codec && !codec.law ? WIDE : (codec?.law ?? PCMA);
  }

  /** Whether it hears more than one untouched stream. */
  get #mixes(): boolean {
    if (this.#sources.length > 1 || this.plays.sounding?.over) return true;
    const source = this.#sources[0];
    return source !== undefined && source.session.agreement?.codec !== this.session.agreement?.codec;
  }

  /** A packet of this party goes straight to those who hear nothing else. */
  #pass(packet: RtpPacket, ticks: number): void {
    for (const listener of this.#listeners) listener.#forward(packet, ticks);
  }

  #forward(packet: RtpPacket, ticks: number): void {
    const agreement = this.#listening;
    if (!agreement || this.#mixes || this.plays.sounding || this.digits.busy || this.fork?.voice?.sounding) return;
    this.output.forward(packet, agreement.payloadType, ticks);
  }

  #digit(digit: DetectedDigit): void {
    this.fork?.pressed(digit.digit);
    this.#emit({ type: "digit", digit: digit.digit, heldMs: digit.heldMs });
  }
}
