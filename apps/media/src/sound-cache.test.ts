import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "@patchbay/base/result";
import type { SoundFormat } from "@patchbay/media/player";
import { tone } from "@patchbay/media/tone";
import { writeWav } from "@patchbay/media/wav";
import { PCMA, PCMU } from "@patchbay/rtp/g711";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSound } from "./load-sound.ts";
import { SoundCache } from "./sound-cache.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "patchbay-sounds-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function sound(name: string, millis = 100): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, writeWav([tone([440], millis)]));
  return path;
}

function counted() {
  const loads: string[] = [];
  return {
    loads,
    load: async (path: string, format: SoundFormat["name"]) => {
      loads.push(`${format} ${path.split("/").at(-1)}`);
      return loadSound(path, format);
    },
  };
}

describe("the sound cache", () => {
  it("loads a sound once per law, also for calls that ask at the same time", async () => {
    const loader = counted();
    const cache = new SoundCache(loader, 1_000_000);
    const path = await sound("one.wav");
    const [first, second] = await Promise.all([cache.load(path, PCMA), cache.load(path, PCMA)]);
    expect(must(first)).toBe(must(second));
    expect(must(await cache.load(path, PCMA))).toHaveLength(800);
    await cache.load(path, PCMU);
    expect(loader.loads).toEqual(["PCMA one.wav", "PCMU one.wav"]);
  });

  it("reads a file anew when it has changed", async () => {
    const cache = new SoundCache(counted(), 1_000_000);
    const path = await sound("changing.wav");
    await cache.load(path, PCMA);
    await sound("changing.wav", 200);
    await utimes(path, 1, 1);
    expect(must(await cache.load(path, PCMA))).toHaveLength(1_600);
  });

  it("lets the sound go that was not used for longest when its bytes are full", async () => {
    const loader = counted();
    const cache = new SoundCache(loader, 2_000);
    const [a, b, c] = await Promise.all(["a.wav", "b.wav", "c.wav"].map((name) => sound(name)));
    for (const path of [a!, b!, a!, c!, a!, b!]) await cache.load(path, PCMA);
    expect(loader.loads).toEqual(["PCMA a.wav", "PCMA b.wav", "PCMA c.wav", "PCMA b.wav"]);
  });

  it("says why a sound cannot be played, and does not remember it", async () => {
    const cache = new SoundCache(counted(), 1_000_000);
    const path = join(folder, "late.wav");
    expect(await cache.load(path, PCMA)).toMatchObject({ ok: false });
    await writeFile(path, "no wav");
    expect(await cache.load(path, PCMA)).toMatchObject({ ok: false });
    await sound("late.wav");
    expect(await cache.load(path, PCMA)).toMatchObject({ ok: true });
  });
});
