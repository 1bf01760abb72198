import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "@patchbay/base/result";
import { wavToTelephone, writeWav } from "@patchbay/media/wav";
import { speechRecogniserContract } from "@patchbay/ports/speech-recogniser.contract";
import { afterAll } from "vitest";
import { systemEngine } from "./engine.ts";
import { openPocketSphinx } from "./pocketsphinx.ts";

const dir = mkdtempSync(join(tmpdir(), "patchbay-words-test-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

speechRecogniserContract("PocketSphinx", async () => {
  const recogniser = await openPocketSphinx();
  if (!recogniser) throw new Error("PocketSphinx is not installed (Debian: pocketsphinx, pocketsphinx-en-us)");
  const keep = (name: string, samples: Int16Array) => {
    const path = join(dir, `${name}.wav`);
    writeFileSync(path, writeWav([samples]));
    return path;
  };
  return {
    recogniser,
    async speech(words) {
      const path = join(dir, `spoken ${words}.wav`);
      must(await systemEngine.speak({ text: words, voice: "en-us", path }));
      return keep(words, must(wavToTelephone(readFileSync(path))));
    },
    noise: async () => keep("noise", noise(3)),
  };
});

/** White noise, the same at each run (xorshift). */
function noise(seconds: number): Int16Array {
  let state = 0x2545f491;
  return new Int16Array(seconds * 8_000).map(() => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state % 4_000) | 0;
  });
}
