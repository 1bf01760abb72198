import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { err, ok } from "@patchbay/base/result";
import type { Speech } from "@patchbay/ports/sound-store";
import { type Engine, findEngine } from "./engine.ts";
import { turns } from "./turns.ts";
import { VOICES, voiceFor } from "./voices.ts";

/** Longer texts are no prompts; at speaking pace this is several minutes. */
const MOST_CHARACTERS = 4_000;
/** Two cores shared with live calls: more voices at a time would only make each later. */
const MOST_AT_ONCE = 2;

/**
 * Offline text to speech by eSpeak NG, always in a process of its own: the system's if there is one, else the npm package.
 * Everything said is kept on disk by voice and text, so that a prompt is spoken once in its life.
 */
export async function openSpeech(options: {
  readonly cacheDir: string;
  readonly engine?: Engine | undefined;
}): Promise<Speech> {
  const engine = "engine" in options ? options.engine : await findEngine();
  const speaking = new Map<string, ReturnType<Speech["say"]>>();
  const take = turns(MOST_AT_ONCE);

  async function speak(path: string, text: string, voice: string): ReturnType<Speech["say"]> {
    if (await exists(path)) return ok({ path });
    if (!engine) return err({ code: "speech.unavailable", why: "no eSpeak NG on this machine" });
    await mkdir(options.cacheDir, { recursive: true });
    const draft = `${path}.${randomUUID()}`;
    const done = await take(() => engine.speak({ text, voice, path: draft }));
    if (!done.ok) {
      await rm(draft, { force: true });
      return err({ code: "speech.unavailable", why: done.error });
    }
    await rename(draft, path);
    return ok({ path });
  }

  return {
    async say(text, language, voice) {
      if (text.length > MOST_CHARACTERS) return err({ code: "speech.unavailable", why: "the text is too long" });
      const chosen = voiceFor(language, voice);
      const key = createHash("sha256").update(`${engine?.name}\n${chosen}\n${text}`).digest("hex");
      const path = join(options.cacheDir, `${key}.wav`);
      const running = speaking.get(key);
      if (running) return running;
      const saying = speak(path, text, chosen).finally(() => speaking.delete(key));
      speaking.set(key, saying);
      return saying;
    },
    voices: () => Promise.resolve(engine ? VOICES : []),
  };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
