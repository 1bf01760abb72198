import type { Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { EffectContext, VoiceError } from "../flow-ports.ts";

/** The telephone line itself: tones, keys that we press, music, and how an unanswered call is taken. */
export interface LinePort {
  /** Plays the pattern to its end. Tones longer than the call end with it. */
  tone(pattern: TonePattern, context: EffectContext): Promise<Result<undefined, VoiceError>>;
  /** Presses keys towards the caller (RFC 4733): `0-9 * # A-D`, `w` waits 500 ms. Resolves when the last is out. */
  sendDigits(digits: string, context: EffectContext): Promise<Result<undefined, VoiceError>>;
  /** Music over and over until the time is up, or one of the digits came (which is used up; others stay for what comes next). */
  hold(request: HoldRequest, context: EffectContext): Promise<Result<HoldEnd, VoiceError>>;
  /**
   * Who answered a call that we made, by the first seconds of what is said; a machine's tone is waited for where that is asked
   * for, so that a message begins when it records.
   */
  answeredBy(request: AnsweredByRequest, context: EffectContext): Promise<Result<Answerer, VoiceError>>;
  /** Answers a call that still rings; one that is answered stays so. */
  answer(context: EffectContext): Promise<Result<undefined, VoiceError>>;
  /**
   * The caller, still unanswered, hears what is played from now on (183 with SDP, RFC 3960). Whatever listens to the caller
   * (digits, recording, queues, transfers) answers the call by itself.
   */
  earlyMedia(context: EffectContext): Promise<Result<undefined, VoiceError>>;
}

export interface TonePattern {
  /** Sounding together, 1 … 4 of them. */
  readonly hertz: readonly number[];
  readonly onMs: Millis;
  readonly offMs: Millis;
  readonly times: number;
}

export interface AnsweredByRequest {
  /** The longest time to the verdict. */
  readonly maxMs: Millis;
  /** How long a machine's tone is waited for; 0 = not at all. */
  readonly beepMs: Millis;
}

/** `unsure`: what was said fits both, or nothing was. */
export type Answerer = "person" | "machine" | "unsure";

export interface HoldRequest {
  /** Prompt's name; undefined = the tenant's hold music. */
  readonly music?: string;
  /** 0 = until a digit. */
  readonly forMs: Millis;
  readonly untilDigits: string;
}

export type HoldEnd = { readonly ended: "time" } | { readonly ended: "digit"; readonly digit: string };
