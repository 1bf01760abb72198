import { randomBytes } from "node:crypto";
import { mkdtemp, open, readFile, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileSoundStore } from "@patchbay/adapter-files/file-sound-store";
import { systemVault } from "@patchbay/adapter-system/system-vault";
import type { TenantId } from "@patchbay/base/ids";
import { readWav } from "@patchbay/media/wav";
import type { RecordingSeal } from "@patchbay/ports/sound-store";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadSound } from "./load-sound.ts";
import { SealedWavFile } from "./sealed-wav-file.ts";

const tenant = "harbour" as TenantId;
const SECRET = "a secret that only this test has 1";
let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "patchbay-sealed-"));
});
afterEach(() => rm(dir, { recursive: true }));

const store = (vault = systemVault(SECRET)) => fileSoundStore(dir, vault);
const second = (value: number) => new Int16Array(16_000).fill(value);

async function write(seal: RecordingSeal, ...blocks: readonly Int16Array[]): Promise<void> {
  const file = new SealedWavFile(store().recordingPath(tenant, "one"), 2, seal);
  try {
    for (const block of blocks) await file.append(block);
  } finally {
    await file.close();
  }
}

async function heard(sounds = store()): Promise<readonly number[] | undefined> {
  const part = await sounds.readRecording(tenant, "one");
  const wav = part && readWav(part.bytes);
  const [left] = wav?.ok ? wav.value.channels : [];
  // One sample of every half second.
  return left && [...left].filter((_, i) => i % 4_000 === 100);
}

describe("an encrypted recording", () => {
  it("is played by who has the vault, and by nobody else", async () => {
    const seal = (await store().recordingSeal(tenant, "one"))!;
    await write(seal, second(100), second(200).subarray(0, 8_000));
    expect(await heard()).toEqual([100, 100, 200]);
    expect(await heard(store(systemVault("another secret of another place 1")))).toBeUndefined();
    const stored = await readFile(store().recordingPath(tenant, "one"));
    expect(stored.includes(Buffer.from(second(100).buffer, 0, 16))).toBe(false);
  });

  it("goes on under its own key where it was left, also within a second", async () => {
    await write((await store().recordingSeal(tenant, "one"))!, second(100), second(200).subarray(0, 8_000));
    const seal = (await store().recordingSeal(tenant, "one"))!;
    await write(seal, second(300));
    expect(await heard()).toEqual([100, 100, 200, 300, 300]);
    const other: RecordingSeal = { key: randomBytes(32).toString("base64url"), envelope: "v1.another" };
    await expect(write(other, second(1))).rejects.toThrow("no recording that could be continued");
  });

  it("keeps what it had when a crash cuts its last second, and goes on behind it", async () => {
    const seal = (await store().recordingSeal(tenant, "one"))!;
    await write(seal, second(100), second(200));
    const path = store().recordingPath(tenant, "one");
    const handle = await open(path);
    const { size } = await handle.stat();
    await handle.close();
    await truncate(path, size - 9);
    expect(await heard()).toEqual([100, 100]);
    await write(seal, second(300));
    expect(await heard()).toEqual([100, 100, 300, 300]);
  });

  it("can still be heard after the installation's secret was changed", async () => {
    await write((await store().recordingSeal(tenant, "one"))!, second(100));
    const changed = systemVault("the secret that comes after it: 22", [SECRET]);
    expect(await heard(store(changed))).toEqual([100, 100]);
  });

  it("is a prompt to a worker that is given its key", async () => {
    const seal = (await store().recordingSeal(tenant, "one"))!;
    await write(seal, second(100));
    const path = store().recordingPath(tenant, "one");
    const loaded = await loadSound(path, "PCMA", seal.key);
    expect(loaded.ok && loaded.value.length).toBe(8_000);
    expect((await loadSound(path, "PCMA")).ok).toBe(false);
  });
});
