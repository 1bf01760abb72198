import { ok, type Result } from "@patchbay/base/result";
import type { SoundStore } from "@patchbay/ports/sound-store";
import type { PromptRow } from "@patchbay/ports/store/library-store";
import { type Acting, record } from "../acting.ts";

/** Keeps a recorded prompt: the sound first, then the library's row, so that no row names a sound that is not there. */
export const savePrompt =
  (acting: Acting & { readonly sounds: SoundStore }) =>
  async (input: {
    readonly name: string;
    readonly title: string;
    readonly language?: string | undefined;
    readonly wav: Uint8Array;
  }): Promise<Result<PromptRow, { readonly code: "sound.not-a-wav" | "sound.too-large" }>> => {
    const { stores, sounds } = acting;
    const saved = await sounds.savePrompt(stores.tenant, input.name, input.wav);
    if (!saved.ok) return saved;
    const row = await stores.library.savePrompt({
      name: input.name,
      title: input.title,
      durationMs: saved.value.durationMs,
      ...(input.language === undefined ? {} : { language: input.language }),
    });
    await record(acting)("prompt.saved", input.name);
    return ok(row);
  };
