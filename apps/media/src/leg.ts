import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import type { DetectedDigit } from "@patchbay/media/digit-detector";
import { DigitSender } from "@patchbay/media/digit-sender";
import { addTo, clip } from "@patchbay/media/mixer";
import { estimateMos } from "@patchbay/media/mos";
import type { Player } from "@patchbay/media/player";
import { decodeG711, encodeG711, type Law, PCMA } from "@patchbay/rtp/g711";
import type { RtpPacket } from "@patchbay/rtp/rtp-packet";
import type { WireLegDescription, WireLegStats, WireMediaEvent } from "@patchbay/wire/media-rpc";
import { LegInput } from "./leg-input.ts";
import { FRAME, LegOutput } from "./leg-output.ts";
import { LegPlay, type PlayRequest } from "./leg-play.ts";
import { LegReports } from "./leg-reports.ts";
import { LegSession } from "./leg-session.ts";
import type { Recording } from "./recording.ts";
import type { SoundCache } from "./sound-cache.ts";
import type { TransportTools } from "./transport-tools.ts";

type Told<Type extends WireMediaEvent["type"]> = Omit<Extract<WireMediaEvent, { type: Type }>, "call" | "leg" | "at">;
export type LegEvent =
  | Told<"digit">
  | Told<"played">
  | Told<"connected">
  | Told<"quiet">
  | { readonly type: "recording-due"; readonly recording: RecordingId; readonly how: "max" | "silence" | "failed" };

export interface LegTools extends Omit<TransportTools, "receiver"> {
  readonly sounds: SoundCache;
  readonly random32: () => number;
  /** A party that should speak and has sent nothing for so long is quiet. */
  readonly quietMs: number;
}

/** Packets this recent mean that a forwarded stream runs: nothing is made here meanwhile. */
const STREAM_RUNS_MS = 100;

// One frame at a time is worked on, so all legs share the desk.
const codes = new Uint8Array(FRAME);
const overCodes = new Uint8Array(FRAME);
const overSamples = new Int16Array(FRAME);
const sum = new Int32Array(FRAME);

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
  readonly #reports: LegReports;
  readonly #emit: (event: LegEvent) => void;
  /** What the party hears in this frame; only kept while it is recorded. */
  readonly #heard = new Int16Array(FRAME);
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
      audio: (packet) => this.#pass(packet),
    });
    this.#reports = new LegReports(this.output, this.input, tools.counters);
    this.plays = new LegPlay(tools.sounds, (outcome) => {
      this.#replanAround();
      emit({ type: "played", ...outcome });
    });
  }

  /** To be called when offer and answer have changed what is agreed. */
  agreed(): void {
    const agreement = this.session.agreement;
    if (!agreement) return;
    const { law, receivePayloadType, receiveEventTypes } = agreement;
    this.input.configure({ law, payloadType: receivePayloadType, eventPayloadTypes: receiveEventTypes });
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
    await this.plays.start(request, this.#law);
    this.#replanAround();
  }

  /** Decides whether what this party says must be decoded: somebody mixes it, or it is recorded. */
  replan(): void {
    this.input.listening =
      this.recordings.size > 0 ||
      [...this.#listeners].some((listener) => listener.#mixes || listener.recordings.size > 0);
  }

  record(recording: Recording): void {
    this.recordings.set(recording.options.recording, recording);
    this.#replanAround();
  }

  endRecording(id: RecordingId): void {
    this.recordings.delete(id);
    this.#replanAround();
  }

  /** First half of a frame: what the party says. */
  listen(at: number): void {
    this.input.advance(at);
  }

  /** Second half, when all parties have been listened to: what it hears. */
  speak(at: number): void {
    this.output.advance();
    const agreement = this.session.agreement;
    const direction = agreement?.direction ?? "inactive";
    if (agreement && (direction === "sendrecv" || direction === "sendonly")) {
      this.#produce(at, agreement.law, agreement.payloadType, agreement.eventPayloadType);
    } else {
      this.#heard.fill(0);
      this.#readOn();
    }
    for (const [id, recording] of this.recordings) {
      const due = recording.push(this.input.said, this.#heard);
      if (due) this.#emit({ type: "recording-due", recording: id, how: due });
    }
  }

  /** Time that passed without frames (the process stood still): recordings keep their time, clocks move on. */
  skip(frames: number): void {
    this.output.advance(frames);
    this.#heard.fill(0);
    const silence = new Int16Array(FRAME);
    for (const [id, recording] of this.recordings) {
      for (let i = 0; i < frames; i += 1) {
        const due = recording.push(silence, silence);
        if (due) {
          this.#emit({ type: "recording-due", recording: id, how: due });
          break;
        }
      }
    }
  }

  /** Once a second: reports to the party, and whether it has fallen silent. */
  second(at: number): void {
    const { transport } = this.session;
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
      ...(agreement ? { codec: agreement.law.name } : {}),
    };
  }

  stats(): WireLegStats {
    const { packets, lost, jitter } = this.input.statistics;
    const jitterMs = jitter / 8;
    const base = { packetsReceived: packets, packetsSent: this.output.packets, packetsLost: lost, jitterMs };
    if (packets === 0) return base;
    return { ...base, mos: estimateMos(lost / (packets + lost), jitterMs, this.#reports.roundTripMs) };
  }

  close(): void {
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

  get #law(): Law {
    return this.session.agreement?.law ?? PCMA;
  }

  /** Whether it hears more than one untouched stream. */
  get #mixes(): boolean {
    if (this.#sources.length > 1 || this.plays.sounding?.over) return true;
    const source = this.#sources[0];
    return source !== undefined && source.#law !== this.#law;
  }

  /** A packet of this party goes straight to those who hear nothing else. */
  #pass(packet: RtpPacket): void {
    for (const listener of this.#listeners) listener.#forward(packet);
  }

  #forward(packet: RtpPacket): void {
    const agreement = this.session.agreement;
    if (!agreement || (agreement.direction !== "sendrecv" && agreement.direction !== "sendonly")) return;
    if (this.#mixes || this.plays.sounding || this.digits.busy) return;
    this.output.forward(packet, agreement.payloadType);
  }

  #produce(at: number, law: Law, payloadType: number, eventType: number | undefined): void {
    const slot = this.digits.next();
    if (slot !== undefined) {
      this.#heard.fill(0);
      this.#readOn();
      if (slot === "pause" || eventType === undefined) this.output.pause();
      else this.output.digit(slot, eventType);
      return;
    }
    const playing = this.plays.sounding;
    const source = this.#sources[0];
    if (playing && !playing.over) {
      this.#play(playing.player, law);
    } else if (source && !this.#mixes && at - source.input.lastAt < STREAM_RUNS_MS) {
      // Its packets were passed on as they came.
      if (this.recordings.size > 0) this.#heard.set(source.input.said);
      return;
    } else this.#mix(law, playing);
    this.output.audio(codes, payloadType);
  }

  #play(player: Player, law: Law): void {
    player.read(codes);
    const otherLaw = player.law !== law;
    if (otherLaw || this.recordings.size > 0) decodeG711(player.law, codes, this.#heard);
    // The codec was agreed, or changed, after the play had been loaded.
    if (otherLaw) encodeG711(law, this.#heard, codes);
    this.plays.afterFrame();
  }

  #mix(law: Law, playing: LegPlay["sounding"]): void {
    sum.fill(0);
    let voices = 0;
    for (const { input } of this.#sources) {
      if (input.isSilent) continue;
      addTo(sum, input.said);
      voices += 1;
    }
    if (playing) {
      playing.player.read(overCodes);
      decodeG711(playing.player.law, overCodes, overSamples);
      addTo(sum, overSamples);
      voices += 1;
      this.plays.afterFrame();
    }
    if (voices === 0) {
      codes.fill(law.silence);
      this.#heard.fill(0);
      return;
    }
    clip(sum, this.#heard);
    encodeG711(law, this.#heard, codes);
  }

  /** A play goes on in time though nobody can hear it (hold, digits). */
  #readOn(): void {
    const playing = this.plays.sounding;
    if (!playing) return;
    playing.player.read(codes);
    this.plays.afterFrame();
  }

  #digit(digit: DetectedDigit): void {
    this.#emit({ type: "digit", digit: digit.digit, heldMs: digit.heldMs });
  }
}
