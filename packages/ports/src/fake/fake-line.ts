import type { RecordingId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { type Clock, sleep } from "../clock.ts";
import type { AnsweredByRequest, Answerer, HoldEnd, HoldRequest, LinePort, TonePattern } from "../flow/line-port.ts";
import type { RecordingError, RecordingPort } from "../flow/recording-port.ts";
import type { EffectContext, VoiceError } from "../flow-ports.ts";
import type { FakeVoice } from "./fake-voice.ts";

/** The line of the caller in memory: what came over it can be read from `heard` of the voice and from here. */
export class FakeLine implements LinePort {
  /** Keys that we pressed. */
  sent = "";
  /** Tests may begin with a call that rings. */
  state: "ringing" | "early" | "answered" = "answered";
  /** Who has answered the call that we made, and whether a machine gives its tone within a second. */
  answerer: Answerer = "person";
  beeps = true;
  readonly #clock: Clock;
  readonly #voice: FakeVoice;

  constructor(clock: Clock, voice: FakeVoice) {
    this.#clock = clock;
    this.#voice = voice;
  }

  async tone(
    { hertz, onMs, offMs, times }: TonePattern,
    { signal }: EffectContext,
  ): Promise<Result<undefined, VoiceError>> {
    this.#voice.heard.push(`${hertz.join("+")} Hz × ${times}`);
    await sleep(this.#clock, (onMs + offMs) * times, signal);
    return ok();
  }

  async sendDigits(digits: string, { signal }: EffectContext): Promise<Result<undefined, VoiceError>> {
    signal.throwIfAborted();
    this.sent += digits;
    return ok();
  }

  async hold({ music, forMs, untilDigits }: HoldRequest, context: EffectContext): Promise<Result<HoldEnd, VoiceError>> {
    const played = await this.#voice.play(
      [{ kind: "prompt", name: music ?? "hold-music" }],
      { interruptible: false },
      context,
    );
    if (!played.ok) return played;
    const until = forMs > 0 ? this.#clock.now() + forMs : Number.MAX_SAFE_INTEGER;
    const one = { prompts: [], minDigits: 1, maxDigits: 1, terminators: "", betweenDigitsMs: 0 };
    for (;;) {
      const collected = await this.#voice.collect({ ...one, firstDigitMs: until - this.#clock.now() }, context);
      if (!collected.ok) return collected;
      const { value } = collected;
      if (value.how === "timeout") return ok({ ended: "time" });
      if (value.how === "digits" && untilDigits.includes(value.digits))
        return ok({ ended: "digit", digit: value.digits });
    }
  }

  async answeredBy(
    { maxMs, beepMs }: AnsweredByRequest,
    { signal }: EffectContext,
  ): Promise<Result<Answerer, VoiceError>> {
    await sleep(this.#clock, this.answerer === "unsure" ? maxMs : Math.min(1_000, maxMs), signal);
    if (this.answerer === "machine" && beepMs > 0) {
      await sleep(this.#clock, this.beeps ? Math.min(1_000, beepMs) : beepMs, signal);
    }
    return ok(this.answerer);
  }

  async answer({ signal }: EffectContext): Promise<Result<undefined, VoiceError>> {
    signal.throwIfAborted();
    this.state = "answered";
    return ok();
  }

  async earlyMedia({ signal }: EffectContext): Promise<Result<undefined, VoiceError>> {
    signal.throwIfAborted();
    if (this.state === "ringing") this.state = "early";
    return ok();
  }
}

/** The recording of a call in memory; its length is the clock's. */
export class FakeRecording implements RecordingPort {
  running: { readonly recording: RecordingId; readonly since: number; paused: boolean } | undefined;
  /** Media workers are away: nothing can be started. */
  broken = false;
  readonly #clock: Clock;
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async start({ signal }: EffectContext): Promise<Result<{ readonly recording: RecordingId }, RecordingError>> {
    signal.throwIfAborted();
    if (this.broken) return err({ code: "recording.failed", why: "no worker" });
    const recording = `call-recording-${++this.#count}` as RecordingId;
    this.running ??= { recording, since: this.#clock.now(), paused: false };
    return ok({ recording: this.running.recording });
  }

  async pause(paused: boolean, { signal }: EffectContext): Promise<Result<undefined, RecordingError>> {
    signal.throwIfAborted();
    if (!this.running) return err({ code: "recording.none" });
    this.running.paused = paused;
    return ok();
  }

  async stop({ signal }: EffectContext): ReturnType<RecordingPort["stop"]> {
    signal.throwIfAborted();
    const { running } = this;
    if (!running) return err({ code: "recording.none" });
    this.running = undefined;
    return ok({ recording: running.recording, durationMs: this.#clock.now() - running.since });
  }
}
