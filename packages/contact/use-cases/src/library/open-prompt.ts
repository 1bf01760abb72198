import { err, ok, type Result } from "@patchbay/base/result";
import type { ByteRange, SoundPart, SoundStore } from "@patchbay/ports/sound-store";
import type { TenantStores } from "@patchbay/ports/stores";

/** A part of a stored prompt's audio, for those who arrange the library. A prompt that was removed is silent. */
export const openPrompt =
  ({ stores, sounds }: { readonly stores: TenantStores; readonly sounds: SoundStore }) =>
  async (input: {
    readonly name: string;
    readonly range?: ByteRange | undefined;
  }): Promise<Result<SoundPart, { readonly code: "prompt.not-found" }>> => {
    const kept = (await stores.library.prompts()).some((prompt) => prompt.name === input.name);
    const part = kept ? await sounds.readPrompt(stores.tenant, input.name, input.range) : undefined;
    return part ? ok(part) : err({ code: "prompt.not-found" });
  };
