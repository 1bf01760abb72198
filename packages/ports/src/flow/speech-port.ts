import type { EffectContext } from "../flow-ports.ts";

/** What callers' words can be understood. The words themselves are listened for by `voice.collect` with `keywords`. */
export interface SpeechPort {
  /** Whether words of this language (undefined: the contact's) can be told apart. */
  understands(language: string | undefined, context: EffectContext): Promise<boolean>;
}
