import { randomInt } from "node:crypto";
import type { PacketSockets } from "@patchbay/adapter-packets/packet-sockets";
import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { areDigits } from "@patchbay/media/digit-sender";
import type {
  MediaAnswer,
  MediaMethod,
  MediaParams,
  WireLegDescription,
  WireMediaError,
  WireMediaEvent,
} from "@patchbay/wire/media-rpc";
import type { Admission } from "./admission.ts";
import { AudioFork } from "./audio-fork.ts";
import { Leg, type LegEvent, type LegTools } from "./leg.ts";
import { Recording, type RecordingStop } from "./recording.ts";
import { PHASES, Ticker } from "./ticker.ts";

export type EngineMethod = Exclude<MediaMethod, "health" | "drain">;
export type Outcome<Method extends MediaMethod> = Promise<Result<MediaAnswer<Method>, WireMediaError>>;
export type EngineMethods = { [Method in EngineMethod]: (params: MediaParams<Method>) => Outcome<Method> };

export interface EngineListener {
  event(event: WireMediaEvent): void;
  /** The last leg of the call is gone. */
  callEnded(call: CallId): void;
}

/** Ended recordings whose end can still be asked for. */
const REMEMBERED_RECORDINGS = 5_000;
const FRAMES_PER_SECOND = 50;
const BUSY = { code: "media.busy", retryAfterMs: 5_000 } as const;

interface Place {
  readonly leg: Leg;
  /** Requests of one leg run one after another. */
  lane: Promise<unknown>;
}

/** All legs of this worker and the clock that moves them. */
export class Engine implements EngineMethods {
  readonly #tools: Omit<LegTools, "random32">;
  readonly #packets: PacketSockets;
  readonly #maxLegs: number;
  readonly #admission: Admission;
  readonly #listener: EngineListener;
  readonly #places = new Map<LegId, Place>();
  readonly #phaseOfCall = new Map<CallId, number>();
  readonly #phases: readonly Set<Leg>[] = Array.from({ length: PHASES }, () => new Set<Leg>());
  readonly #recordings = new Map<RecordingId, { readonly leg: Leg; readonly recording: Recording }>();
  readonly #ended = new Map<RecordingId, Promise<Ended>>();
  readonly ticker: Ticker;
  readonly #frames = new Uint32Array(PHASES);

  constructor(
    tools: Omit<LegTools, "random32">,
    packets: PacketSockets,
    { maxLegs, admission }: { readonly maxLegs: number; readonly admission: Admission },
    listener: EngineListener,
  ) {
    this.#tools = tools;
    this.#packets = packets;
    this.#maxLegs = maxLegs;
    this.#admission = admission;
    this.#listener = listener;
    this.ticker = new Ticker(
      (phase) => this.#tick(phase),
      (frames) => {
        for (const { leg } of this.#places.values()) leg.miss(frames);
      },
    );
  }

  get legs(): number {
    return this.#places.size;
  }

  answer({ call, leg, offerSdp }: MediaParams<"answer">): Outcome<"answer"> {
    if (!this.#phaseOfCall.has(call) && !this.#admission.open) return Promise.resolve(err(BUSY));
    return this.#negotiate(call, leg, (place) => place.session.answer(offerSdp));
  }

  /** A call that is unknown here may be one that another worker has lost: it is taken as long as there is room. */
  offer({ call, leg, ...wish }: MediaParams<"offer">): Outcome<"offer"> {
    if (!this.#phaseOfCall.has(call) && this.#admission.draining) return Promise.resolve(err(BUSY));
    return this.#negotiate(call, leg, (place) => place.session.offer(wish));
  }

  accept({ leg, answerSdp }: MediaParams<"accept">): Outcome<"accept"> {
    return this.#onLeg(leg, async (found) => {
      const done = await found.session.accept(answerSdp);
      if (!done.ok) return done;
      found.agreed();
      return ok(found.describe());
    });
  }

  hear({ leg, sources }: MediaParams<"hear">): Outcome<"hear"> {
    return this.#onLeg(leg, async (found) => {
      const legs: Leg[] = [];
      for (const source of sources) {
        const place = this.#places.get(source);
        if (!place) return err({ code: "media.unknown-leg", leg: source });
        legs.push(place.leg);
      }
      found.hear(legs);
      return ok();
    });
  }

  /** Plays and stops keep out of the lane: nothing else of the leg waits for a file that is still loading. */
  async play(request: MediaParams<"play">): Outcome<"play"> {
    const place = this.#places.get(request.leg);
    if (!place) return err({ code: "media.unknown-leg", leg: request.leg });
    await place.leg.play(request);
    return ok();
  }

  async stop({ leg, play }: MediaParams<"stop">): Outcome<"stop"> {
    const place = this.#places.get(leg);
    if (!place) return err({ code: "media.unknown-leg", leg });
    place.leg.plays.stop(play);
    return ok();
  }

  sendDigits({ leg, digits }: MediaParams<"sendDigits">): Outcome<"sendDigits"> {
    return this.#onLeg(leg, async (found) => {
      if (areDigits(digits)) found.digits.enqueue(digits);
      return ok();
    });
  }

  record({ leg, ...options }: MediaParams<"record">): Outcome<"record"> {
    return this.#onLeg(leg, async (found) => {
      if (this.#recordings.has(options.recording)) return ok();
      const ended = this.#ended.get(options.recording);
      if (ended) {
        this.#tell(found, { type: "recorded", ...(await ended) });
        return ok();
      }
      const recording = new Recording(options);
      this.#recordings.set(options.recording, { leg: found, recording });
      found.record(recording);
      return ok();
    });
  }

  async pauseRecording({ recording, paused }: MediaParams<"pauseRecording">): Outcome<"pauseRecording"> {
    const found = this.#recordings.get(recording);
    if (!found) return err({ code: "media.unknown-recording", recording });
    found.recording.paused = paused;
    return ok();
  }

  async stopRecording({ recording }: MediaParams<"stopRecording">): Outcome<"stopRecording"> {
    const running = this.#recordings.get(recording);
    if (running) return ok(await this.#finish(recording, "stopped"));
    const ended = this.#ended.get(recording);
    return ended ? ok((await ended).end) : err({ code: "media.unknown-recording", recording });
  }

  fork(request: MediaParams<"fork">): Outcome<"fork"> {
    return this.#onLeg(request.leg, async (found) => {
      if (found.fork?.id === request.fork && found.fork.open) return ok();
      const opened = await AudioFork.open(found.call, request, this.#tools.streamRules);
      if (!opened.ok) return err({ code: "media.fork-refused", why: opened.error });
      found.forkTo(opened.value);
      return ok();
    });
  }

  unfork({ leg }: MediaParams<"unfork">): Outcome<"unfork"> {
    return this.#onLeg(leg, async (found) => {
      found.forkTo(undefined);
      return ok();
    });
  }

  listenFor(request: MediaParams<"listenFor">): Outcome<"listenFor"> {
    return this.#onLeg(request.leg, async (found) => {
      found.listenFor(request);
      return ok();
    });
  }

  async release({ leg }: MediaParams<"release">): Outcome<"release"> {
    const place = this.#places.get(leg);
    if (!place) return ok();
    this.#places.delete(leg);
    await place.lane;
    await Promise.all([...place.leg.recordings.keys()].map((recording) => this.#finish(recording, "released")));
    place.leg.close();
    for (const phase of this.#phases) phase.delete(place.leg);
    const others = [...this.#places.values()].some((other) => other.leg.call === place.leg.call);
    if (!others) {
      this.#phaseOfCall.delete(place.leg.call);
      this.#listener.callEnded(place.leg.call);
    }
    return ok();
  }

  async legsOf({ call }: MediaParams<"legsOf">): Outcome<"legsOf"> {
    return ok(this.#legsOf(call).map((leg) => leg.describe()));
  }

  async stats({ leg }: MediaParams<"stats">): Outcome<"stats"> {
    const place = this.#places.get(leg);
    return place ? ok(place.leg.stats()) : err({ code: "media.unknown-leg", leg });
  }

  async releaseCall(call: CallId): Promise<void> {
    await Promise.all(this.#legsOf(call).map((leg) => this.release({ leg: leg.id })));
  }

  /** Closes every recording and socket. */
  async close(): Promise<void> {
    this.ticker.stop();
    await Promise.all([...this.#places.keys()].map((leg) => this.release({ leg })));
  }

  #legsOf(call: CallId): readonly Leg[] {
    return [...this.#places.values()].filter(({ leg }) => leg.call === call).map(({ leg }) => leg);
  }

  /** Offer or answer on a leg, which is made if it is new; a leg that could not be set up does not stay. */
  #negotiate(
    call: CallId,
    id: LegId,
    step: (leg: Leg) => Promise<Result<undefined, WireMediaError>>,
  ): Promise<Result<WireLegDescription, WireMediaError>> {
    const isNew = !this.#places.has(id);
    if (isNew && this.#places.size >= this.#maxLegs) {
      return Promise.resolve(err(BUSY));
    }
    if (isNew) this.#add(call, id);
    return this.#onLeg(id, async (leg) => {
      const done = await step(leg);
      if (!done.ok) {
        if (isNew) queueMicrotask(() => void this.release({ leg: id }));
        return done;
      }
      leg.agreed();
      return ok(leg.describe());
    });
  }

  #add(call: CallId, id: LegId): void {
    const random32 = () => randomInt(2 ** 32);
    const leg: Leg = new Leg(call, id, { ...this.#tools, random32 }, (event) => this.#onLegEvent(leg, event));
    this.#places.set(id, { leg, lane: Promise.resolve() });
    let phase = this.#phaseOfCall.get(call);
    if (phase === undefined) {
      // All legs of a call share a phase, so that one frame of each meets in one tick.
      phase = this.#phases.reduce((least, set, i) => (set.size < this.#phases[least]!.size ? i : least), 0);
      this.#phaseOfCall.set(call, phase);
    }
    this.#phases[phase]?.add(leg);
  }

  #onLeg<Value>(
    id: LegId,
    step: (leg: Leg) => Promise<Result<Value, WireMediaError>>,
  ): Promise<Result<Value, WireMediaError>> {
    const place = this.#places.get(id);
    if (!place) return Promise.resolve(err({ code: "media.unknown-leg", leg: id }));
    const result = place.lane.then(() => step(place.leg));
    place.lane = result.catch(() => {});
    return result;
  }

  #onLegEvent(leg: Leg, event: LegEvent): void {
    if (event.type === "recording-due") void this.#finish(event.recording, event.how);
    else this.#tell(leg, event);
  }

  /** Closes a recording, once, and tells of it. */
  async #finish(id: RecordingId, how: RecordingStop): Promise<Ended["end"]> {
    const found = this.#recordings.get(id);
    if (found) {
      this.#recordings.delete(id);
      found.leg.endRecording(id);
      const ending = found.recording.finish().then(({ end, failed }): Ended => ({ end, how: failed ? "failed" : how }));
      this.#ended.set(id, ending);
      forgetOldest(this.#ended, REMEMBERED_RECORDINGS);
      this.#tell(found.leg, { type: "recorded", ...(await ending) });
    }
    // A recording that is due twice in one frame, or stopped while it closes, has one end.
    return (await this.#ended.get(id)!).end;
  }

  #tell(leg: Leg, event: Exclude<LegEvent, { type: "recording-due" }> | RecordedEvent): void {
    this.#listener.event({ call: leg.call, leg: leg.id, at: Date.now(), ...event });
  }

  #tick(phase: number): void {
    this.#packets.receive();
    const at = performance.now();
    const legs = this.#phases[phase]!;
    for (const leg of legs) leg.listen(at);
    for (const leg of legs) leg.speak(at);
    this.#frames[phase]! += 1;
    if (this.#frames[phase]! % FRAMES_PER_SECOND === 0) for (const leg of legs) leg.second(at);
    this.#packets.flush();
  }
}

function forgetOldest<Key>(map: Map<Key, unknown>, size: number): void {
  for (const key of map.keys()) {
    if (map.size <= size) return;
    map.delete(key);
  }
}

interface Ended {
  readonly end: MediaAnswer<"stopRecording">;
  readonly how: RecordingStop;
}

type RecordedEvent = Omit<Extract<WireMediaEvent, { type: "recorded" }>, "call" | "leg" | "at">;
