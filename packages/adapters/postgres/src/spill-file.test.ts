import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSpillFile } from "./spill-file.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "patchbay-spill-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const path = () => join(dir, "ledger.spill");
/** Payloads of many lengths, some with the frame's magic inside. */
const payloads = Array.from({ length: 200 }, (_, index) =>
  Buffer.from(`PBSP ${index} ${"x".repeat((index * 37) % 900)}`),
);

async function readAll(chunkBytes = 512): Promise<{ readonly texts: readonly string[]; readonly damaged: number }> {
  const file = await openSpillFile(dir);
  const texts: string[] = [];
  let damaged = 0;
  for (let at = 0; at < file.length; ) {
    const chunk = await file.read(at, chunkBytes);
    texts.push(...chunk.payloads.map(String));
    damaged += chunk.damaged;
    at = chunk.next;
  }
  await file.close();
  return { texts, damaged };
}

async function write(all: readonly Buffer[]): Promise<void> {
  const file = await openSpillFile(dir);
  for (let at = 0; at < all.length; at += 7) await file.append(all.slice(at, at + 7));
  await file.close();
}

describe("the spill file", () => {
  it("gives back what was written, in order, whatever the size of the chunks", async () => {
    await write(payloads);
    for (const size of [1, 100, 4_096, 1_000_000]) {
      expect(await readAll(size)).toEqual({ texts: payloads.map(String), damaged: 0 });
    }
  });

  it("leaves out a torn end, whereever it is torn, and takes what is written after it", async () => {
    await write(payloads.slice(0, 3));
    const whole = readFileSync(path());
    for (let length = whole.length - 1; length > 0; length -= 1) {
      writeFileSync(path(), whole);
      truncateSync(path(), length);
      const { texts } = await readAll();
      expect(payloads.map(String).slice(0, texts.length)).toEqual(texts);
      expect(texts.length).toBeLessThan(3);
    }
    await write(payloads.slice(3, 6));
    expect((await readAll()).texts.slice(-3)).toEqual(payloads.slice(3, 6).map(String));
  });

  it("finds every flipped bit, and loses only the frame that it is in", async () => {
    await write(payloads.slice(0, 20));
    const whole = readFileSync(path());
    const expected = payloads.slice(0, 20).map(String);
    for (let flip = 0; flip < 1_000; flip++) {
      const bytes = Buffer.from(whole);
      const bit = (flip * 7_919) % (whole.length * 8);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(path(), bytes);
      const { texts, damaged } = await readAll(4_096);
      expect(damaged).toBeGreaterThan(0);
      expect(texts).toHaveLength(expected.length - 1);
      expect(expected.filter((text) => texts.includes(text))).toEqual(texts);
    }
  });

  it("is empty after a clear, and takes records again", async () => {
    const file = await openSpillFile(dir);
    await file.append(payloads.slice(0, 5));
    const clearing = file.clear();
    await file.append([Buffer.from("after")]);
    await clearing;
    await file.close();
    expect((await readAll()).texts).toEqual(["after"]);
  });
});
