import type { RecordingId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { Clock } from "../clock.ts";
import type {
  Collected,
  CollectRequest,
  EffectContext,
  HangUpReason,
  Utterance,
  VoiceError,
  VoiceMessage,
  VoicePort,
} from "../flow-ports.ts";

/** A caller in memory: hears utterances at once (or in `playMs` each), presses keys and says words when the test says so. */
export class FakeVoice implements VoicePort {
  /** Prompt names and spoken texts, in order. */
  readonly heard: string[] = [];
  /** Languages asked for, beside `heard`. */
  readonly languages: (string | undefined)[] = [];
  /** Prompts that exist; undefined = all. */
  prompts: readonly string[] | undefined;
  playMs: Millis = 0;
  hungUp: HangUpReason | undefined;
  readonly #clock: Clock;
  readonly #hangUp: () => void;
  #typed = "";
  #said: string[] = [];
  #recordings = 0;
  lastRecording = "" as RecordingId;
  readonly #listeners = new Set<() => void>();

  constructor(clock: Clock, hangUp: () => void) {
    this.#clock = clock;
    this.#hangUp = hangUp;
  }

  press(digits: string): void {
    this.#typed += digits;
    this.#wake();
  }

  say(words: string): void {
    this.#said.push(words);
    this.#wake();
  }

  async play(
    what: readonly Utterance[],
    { interruptible }: { readonly interruptible: boolean },
    { signal }: EffectContext,
  ): Promise<Result<{ readonly interrupted: boolean }, VoiceError>> {
    for (const utterance of what) {
      if (interruptible && this.#typed !== "") return ok({ interrupted: true });
      const failed = await this.#utter(utterance, interruptible, signal);
      if (failed) return err(failed);
    }
    return ok({ interrupted: interruptible && this.#typed !== "" });
  }

  async collect(request: CollectRequest, context: EffectContext): Promise<Result<Collected, VoiceError>> {
    const played = await this.play(request.prompts, { interruptible: true }, context);
    if (!played.ok) return played;
    this.#said = [];
    let digits = "";
    for (let wait = request.firstDigitMs; ; wait = request.betweenDigitsMs) {
      const key = this.#typed[0];
      if (key !== undefined) {
        this.#typed = this.#typed.slice(1);
        if (request.terminators.includes(key)) return ok({ how: "digits", digits });
        digits += key;
        if (digits.length >= request.maxDigits) return ok({ how: "digits", digits });
        continue;
      }
      const spoken = this.#keyword(request.keywords ?? []);
      if (spoken) return ok(spoken);
      if (!(await this.#input(wait, context.signal))) {
        const enough = digits.length > 0 && digits.length >= request.minDigits;
        return ok(enough ? { how: "digits", digits } : { how: "timeout", digits });
      }
      // A word that is none of the keywords does not start the wait again.
      if (this.#typed === "" && digits === "") request = { ...request, betweenDigitsMs: wait };
    }
  }

  async record(
    request: {
      readonly maxMs: Millis;
      readonly silenceMs: Millis;
      readonly stopDigits: string;
      readonly beep: boolean;
    },
    { signal }: EffectContext,
  ): Promise<Result<VoiceMessage, VoiceError>> {
    if (request.beep) this.heard.push("beep");
    const from = this.#clock.now();
    const recording = `recording-${++this.#recordings}` as RecordingId;
    this.lastRecording = recording;
    while (await this.#input(from + request.maxMs - this.#clock.now(), signal)) {
      const key = this.#typed[0];
      this.#typed = this.#typed.slice(1);
      const durationMs = this.#clock.now() - from;
      if (key !== undefined && request.stopDigits.includes(key)) return ok({ recording, durationMs, ended: "digit" });
    }
    return ok({ recording, durationMs: request.maxMs, ended: "max" });
  }

  async hangUp(reason: HangUpReason): Promise<void> {
    this.hungUp = reason;
    this.#hangUp();
  }

  async #utter(utterance: Utterance, interruptible: boolean, signal: AbortSignal): Promise<VoiceError | undefined> {
    if (utterance.kind === "prompt" && this.prompts && !this.prompts.includes(utterance.name)) {
      return { code: "voice.unknown-prompt", name: utterance.name };
    }
    this.heard.push(nameOf(utterance));
    this.languages.push(utterance.kind === "speech" ? utterance.language : undefined);
    const until = this.#clock.now() + this.playMs;
    while (this.#clock.now() < until && !(interruptible && this.#typed !== "")) {
      await this.#input(until - this.#clock.now(), signal);
    }
    signal.throwIfAborted();
    return undefined;
  }

  /** The first keyword in what was said; words without one are forgotten. */
  #keyword(keywords: readonly string[]): Collected | undefined {
    for (let heard = this.#said.shift(); heard !== undefined; heard = this.#said.shift()) {
      const words = heard.toLowerCase();
      const keyword = keywords.find((word) => words.includes(word.toLowerCase()));
      if (keyword !== undefined) return { how: "keyword", keyword, heard };
    }
    return undefined;
  }

  /** True when something was pressed or said in time. */
  #input(within: Millis, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const settle = (act: () => void) => () => {
        cancel();
        this.#listeners.delete(came);
        signal.removeEventListener("abort", aborted);
        act();
      };
      const came = settle(() => resolve(true));
      const aborted = settle(() => reject(signal.reason));
      const cancel = this.#clock.at(
        this.#clock.now() + Math.max(0, within),
        settle(() => resolve(false)),
      );
      this.#listeners.add(came);
      signal.addEventListener("abort", aborted);
    });
  }

  #wake(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function nameOf(utterance: Utterance): string {
  switch (utterance.kind) {
    case "prompt":
      return utterance.name;
    case "recording":
      return utterance.recording;
    case "speech":
      return utterance.text;
  }
}
