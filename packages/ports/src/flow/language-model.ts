import type { Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { EffectContext } from "../flow-ports.ts";

/** A language model by the tenant's own account. The same key asks once. */
export interface LanguageModelPort {
  complete(request: CompletionRequest, context: EffectContext): Promise<Result<Completion, LanguageModelError>>;
}

export interface CompletionRequest {
  /** What it is and how it answers; never words of a customer. */
  readonly instructions: string;
  /** What it is asked about, e.g. the customer's words. */
  readonly input: string;
  /** The answer must be one JSON object. */
  readonly json: boolean;
  readonly maxTokens: number;
  readonly timeoutMs: Millis;
}

export interface Completion {
  readonly text: string;
}

export type LanguageModelError =
  | { readonly code: "model.not-configured" }
  | { readonly code: "model.unavailable"; readonly why: string }
  | { readonly code: "model.refused"; readonly status: number };

/** Tells languages apart, here and now. */
export interface LanguagesPort {
  /** In which of these (ISO 639-1) a text is written; undefined when it is too short to say, or in none of them. */
  detect(text: string, among: readonly string[]): Promise<string | undefined>;
}

/** The tenant's knowledge articles, best first. */
export interface KnowledgePort {
  search(
    text: string,
    limit: number,
    context: EffectContext,
  ): Promise<readonly { readonly title: string; readonly body: string }[]>;
}
