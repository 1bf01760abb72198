import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { TenantId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUILT_IN_SOUNDS } from "./built-in-sounds.ts";
import { fileSoundStore } from "./file-sound-store.ts";
import { wavDuration } from "./wav-facts.ts";

const a = "tenant-a" as TenantId;
const b = "tenant-b" as TenantId;
const beep = BUILT_IN_SOUNDS.beep?.() ?? new Uint8Array();
let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "patchbay-sounds-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("the sound store in a folder", () => {
  it("keeps a prompt under any name, inside its folder, and gives back its file", async () => {
    const store = fileSoundStore(dir);
    const paths = new Set<string>();
    for (const name of [
      "welcome",
      "Welcome",
      "欢迎",
      "../../etc/passwd",
      "..",
      "a/b",
      "a\\b",
      "nul\0",
      "x".repeat(500),
    ]) {
      const saved = must(await store.savePrompt(a, name, beep));
      expect(saved.durationMs).toBe(400);
      expect(resolve(saved.path).startsWith(`${resolve(dir)}/prompts/`)).toBe(true);
      expect(await store.prompt(a, name)).toBe(saved.path);
      expect(new Uint8Array(readFileSync(saved.path))).toEqual(beep);
      paths.add(saved.path.toLowerCase());
    }
    expect(paths.size).toBe(9);
    expect(await store.prompt(b, "welcome")).toBeUndefined();
  });

  it("prefers the prompt in the caller's language", async () => {
    const store = fileSoundStore(dir);
    must(await store.savePrompt(a, "menu", beep));
    const chinese = must(await store.savePrompt(a, "menu.zh", beep));
    expect(await store.prompt(a, "menu", "zh")).toBe(chinese.path);
    expect(await store.prompt(a, "menu", "en")).not.toBe(chinese.path);
  });

  it("has the built-in sounds for every tenant, and no other that was not saved", async () => {
    const store = fileSoundStore(dir);
    for (const name of Object.keys(BUILT_IN_SOUNDS)) {
      const path = await store.prompt(b, name);
      expect(wavDuration(new Uint8Array(readFileSync(path ?? "")))).toMatchObject({ ok: true });
    }
    expect(await store.prompt(b, "constructor")).toBeUndefined();
    expect(await store.prompt(b, "none")).toBeUndefined();
  });

  it("refuses what is no sound, or a header without one", async () => {
    const store = fileSoundStore(dir);
    const text = new TextEncoder().encode("<html>");
    expect(await store.savePrompt(a, "x", text)).toEqual({ ok: false, error: { code: "sound.not-a-wav" } });
    expect(await store.savePrompt(a, "x", beep.subarray(0, 44))).toMatchObject({ ok: false });
    const mp3InWav = beep.slice();
    mp3InWav[20] = 0x55;
    expect(await store.savePrompt(a, "x", mp3InWav)).toMatchObject({ ok: false });
  });

  it("reads a recording in parts, and none of another tenant's", async () => {
    const store = fileSoundStore(dir);
    const path = store.recordingPath(a, "rec-1");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from("0123456789"));
    const text = async (range?: { from: number; to?: number }) => {
      const part = await store.readRecording(a, "rec-1", range);
      return part && `${Buffer.from(part.bytes)} of ${part.total}`;
    };
    expect(await text()).toBe("0123456789 of 10");
    expect(await text({ from: 3, to: 5 })).toBe("345 of 10");
    expect(await text({ from: 8 })).toBe("89 of 10");
    expect(await text({ from: 8, to: 99 })).toBe("89 of 10");
    expect(await text({ from: 50 })).toBe(" of 10");
    expect(await store.readRecording(b, "rec-1")).toBeUndefined();
    expect(await store.readRecording(a, "rec-2")).toBeUndefined();
  });
});
