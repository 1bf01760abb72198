import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "@patchbay/base/result";
import { afterAll, describe, expect, it } from "vitest";
import { type Engine, packageEngine, systemEngine } from "./engine.ts";
import { openSpeech } from "./open-speech.ts";

const dir = mkdtempSync(join(tmpdir(), "patchbay-speech-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Seconds and loudness (RMS of full scale) of a 16-bit mono WAV. */
function listen(path: string): { seconds: number; loudness: number } {
  const wav = readFileSync(path);
  const rate = wav.readUInt32LE(24);
  const samples = Math.floor((wav.length - 44) / 2);
  let energy = 0;
  for (let i = 0; i < samples; i++) energy += (wav.readInt16LE(44 + 2 * i) / 32_768) ** 2;
  return { seconds: samples / rate, loudness: Math.sqrt(energy / samples) };
}

describe.each([systemEngine, packageEngine])("$name", (engine) => {
  it("speaks English and Chinese in the time that speaking takes", async () => {
    const speech = await openSpeech({ cacheDir: join(dir, engine.name), engine });
    const english = listen(must(await speech.say("You are number three in line.", "en")).path);
    expect(english.seconds).toBeGreaterThan(1);
    expect(english.seconds).toBeLessThan(4);
    expect(english.loudness).toBeGreaterThan(0.01);
    const chinese = listen(must(await speech.say("您目前排在第三位。", "zh")).path);
    expect(chinese.seconds).toBeGreaterThan(1);
    expect(chinese.seconds).toBeLessThan(5);
    expect(chinese.loudness).toBeGreaterThan(0.01);
  });

  it("takes a text for words and never for an option", async () => {
    const speech = await openSpeech({ cacheDir: join(dir, engine.name), engine });
    expect(listen(must(await speech.say("--version; rm -rf /", "en")).path).seconds).toBeGreaterThan(0.3);
  });
});

describe("openSpeech", () => {
  function counting(outcome: Awaited<ReturnType<Engine["speak"]>>) {
    const said: string[] = [];
    const engine: Engine = {
      name: "counting",
      async speak(utterance) {
        said.push(utterance.text);
        return outcome.ok ? systemEngine.speak(utterance) : outcome;
      },
    };
    return { engine, said };
  }

  it("says the same words once, also when they are asked for twice at the same time", async () => {
    const { engine, said } = counting({ ok: true, value: undefined });
    const speech = await openSpeech({ cacheDir: join(dir, "once"), engine });
    const [first, second] = await Promise.all([speech.say("Hello", "en"), speech.say("Hello", "en")]);
    expect(must(first)).toEqual(must(second));
    await speech.say("Hello", "en");
    expect(said).toEqual(["Hello"]);
  });

  it("says why it cannot speak, and tries again the next time", async () => {
    const { engine, said } = counting({ ok: false, error: "hoarse" });
    const speech = await openSpeech({ cacheDir: join(dir, "hoarse"), engine });
    expect(await speech.say("Hello", "en")).toEqual({
      ok: false,
      error: { code: "speech.unavailable", why: "hoarse" },
    });
    await speech.say("Hello", "en");
    expect(said).toHaveLength(2);
  });

  it("says so when the machine has no engine, and offers no voice then", async () => {
    const speech = await openSpeech({ cacheDir: join(dir, "none"), engine: undefined });
    expect(await speech.say("Hello", "en")).toMatchObject({ ok: false, error: { code: "speech.unavailable" } });
    expect(await speech.voices()).toEqual([]);
  });
});
