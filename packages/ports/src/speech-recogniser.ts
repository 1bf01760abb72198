import type { Result } from "@patchbay/base/result";

/** Speech to text for menus: which of a few words was said. Recognition happens outside live audio and may take a second. */
export interface SpeechRecogniser {
  /** Whether words of this language (`en`, `en-GB`, `zh` …) can be told apart here. Callers are listened to only then. */
  knows(language: string): boolean;
  spot(request: SpotRequest): Promise<Result<Spotted | undefined, RecogniserError>>;
}

export interface SpotRequest {
  /** WAV of one utterance, mono, 8 kHz. */
  readonly path: string;
  /** Words or short phrases, as the author wrote them. Those that the recogniser cannot pronounce are never spotted. */
  readonly keywords: readonly string[];
  readonly language: string;
}

export interface Spotted {
  /** One of `keywords`, as it was given. */
  readonly keyword: string;
  /** All that was understood, e.g. with a "please" behind it. */
  readonly heard: string;
}

export type RecogniserError =
  | { readonly code: "recogniser.unknown-language"; readonly language: string }
  | { readonly code: "recogniser.failed"; readonly why: string };
