import { err, ok, type Result } from "@patchbay/base/result";
import type { RecogniserError, SpeechRecogniser, SpotRequest, Spotted } from "./speech-recogniser.ts";

/** Understands exactly what tests put into its ear: the words of each file, in English. */
export class FakeRecogniser implements SpeechRecogniser {
  readonly #words = new Map<string, string>();

  /** From now on this file says so; files never heard of are noise. */
  says(path: string, words: string): void {
    this.#words.set(path, words);
  }

  knows(language: string): boolean {
    return /^en\b/i.test(language);
  }

  async spot({ path, keywords, language }: SpotRequest): Promise<Result<Spotted | undefined, RecogniserError>> {
    if (!this.knows(language)) return err({ code: "recogniser.unknown-language", language });
    const heard = this.#words.get(path) ?? "";
    const keyword = keywords.find((word) => ` ${heard} `.toLowerCase().includes(` ${word.toLowerCase()} `));
    return ok(keyword === undefined ? undefined : { keyword, heard });
  }
}
