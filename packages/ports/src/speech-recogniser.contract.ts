import { must } from "@patchbay/base/result";
import { describe, expect, it } from "vitest";
import type { SpeechRecogniser } from "./speech-recogniser.ts";

export interface RecogniserWorld {
  readonly recogniser: SpeechRecogniser;
  /** A file in which somebody says this in English. */
  speech(words: string): Promise<string>;
  /** A file of line noise. */
  noise(): Promise<string>;
}

const keywords = ["sales", "billing", "Technical support"];

export function speechRecogniserContract(name: string, open: () => Promise<RecogniserWorld>): void {
  describe(`${name} keeps the SpeechRecogniser contract`, () => {
    it.each([
      ["sales", "sales"],
      ["billing", "billing"],
      ["billing please", "billing"],
      ["technical support", "Technical support"],
    ])("hears %j and gives back the keyword as it was written", async (words, keyword) => {
      const { recogniser, speech } = await open();
      const path = await speech(words);
      expect(must(await recogniser.spot({ path, keywords, language: "en" }))?.keyword).toBe(keyword);
    });

    it("spots nothing in noise and in other words", async () => {
      const { recogniser, speech, noise } = await open();
      for (const path of [await noise(), await speech("banana"), await speech("what is the weather today")]) {
        expect(must(await recogniser.spot({ path, keywords, language: "en-GB" }))).toBeUndefined();
      }
    });

    it("says which languages it knows", async () => {
      const { recogniser, speech } = await open();
      expect(recogniser.knows("en-US")).toBe(true);
      expect(recogniser.knows("zh")).toBe(false);
      expect(await recogniser.spot({ path: await speech("sales"), keywords: ["销售"], language: "zh" })).toEqual({
        ok: false,
        error: { code: "recogniser.unknown-language", language: "zh" },
      });
    });

    it("never spots what it cannot pronounce", async () => {
      const { recogniser, speech } = await open();
      const path = await speech("sales");
      const spotted = await recogniser.spot({ path, keywords: ["qzxv", "$(reboot)", ""], language: "en" });
      expect(must(spotted)).toBeUndefined();
    });
  });
}
