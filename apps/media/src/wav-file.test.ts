import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "@patchbay/base/result";
import { readWav, WAV_HEADER } from "@patchbay/media/wav";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WavFile } from "./wav-file.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "patchbay-wav-"));
});
afterAll(() => rm(folder, { recursive: true }));

const samples = async (path: string) => must(readWav(await readFile(path))).channels.map((channel) => [...channel]);

describe("a growing WAV file", () => {
  it("can be read after every block, and makes its folders", async () => {
    const path = join(folder, "a", "b", "one.wav");
    const file = new WavFile(path, 2);
    await file.append(Int16Array.of(1, 2, 3, 4));
    expect(await samples(path)).toEqual([
      [1, 3],
      [2, 4],
    ]);
    void file.append(Int16Array.of(5, 6));
    await file.close();
    expect(await samples(path)).toEqual([
      [1, 3, 5],
      [2, 4, 6],
    ]);
    expect(file.bytes).toBe(WAV_HEADER + 12);
  });

  it("is continued where a crash left it, half a sample and a stale header included", async () => {
    const path = join(folder, "crashed.wav");
    const before = new WavFile(path, 1);
    await before.append(new Int16Array(160).fill(7));
    await before.close();
    await truncate(path, WAV_HEADER + 161);
    const after = new WavFile(path, 1);
    await after.append(Int16Array.of(9));
    await after.close();
    expect(await samples(path)).toEqual([[...Array(80).fill(7), 9]]);
    expect(after.durationMs).toBeCloseTo(81 / 8);
  });

  it("never writes over something else, not even a recording of another shape", async () => {
    const path = join(folder, "text.wav");
    await writeFile(path, "precious");
    const file = new WavFile(path, 1);
    await expect(file.append(Int16Array.of(1))).rejects.toThrow("no recording");
    await expect(file.close()).rejects.toThrow();
    expect(await readFile(path, "utf8")).toBe("precious");
    const stereo = join(folder, "stereo.wav");
    await new WavFile(stereo, 2).close();
    await expect(new WavFile(stereo, 1).close()).rejects.toThrow();
  });
});
