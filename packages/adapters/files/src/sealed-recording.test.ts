import { randomBytes } from "node:crypto";
import { readWav } from "@patchbay/media/wav";
import { expect, it } from "vitest";
import {
  chunkBytes,
  openChunk,
  readSealedHeader,
  SEALED_HEADER,
  SealedRecording,
  sealChunk,
  writeSealedHeader,
} from "./sealed-recording.ts";

const key = randomBytes(32);
const header = { channels: 2, envelope: "v1.of-the-vault" } as const;

/** Two whole seconds and a bit. */
const samples = Int16Array.from({ length: 2 * chunkBytes(2) * 0.5 + 500 }, (_, i) => (i * 37) % 20_000);
const bytes = new Uint8Array(samples.buffer);

function file(...cut: readonly [number?]): Uint8Array {
  const chunks = [0, 1, 2].map((index) =>
    sealChunk(key, index, bytes.subarray(index * chunkBytes(2), (index + 1) * chunkBytes(2))),
  );
  return Buffer.concat([writeSealedHeader(header), ...chunks]).subarray(0, ...cut);
}

const source = (stored: Uint8Array) => ({
  size: stored.length,
  read: async (from: number, length: number) => stored.subarray(from, from + length),
});

it("is a WAV file to whoever has its key, whole and in any part", async () => {
  const recording = await SealedRecording.open(source(file()), header, key);
  const whole = await recording.read(0, recording.total);
  const read = readWav(whole);
  expect(read.ok && read.value.channels.map((channel) => channel.length)).toEqual([
    samples.length / 2,
    samples.length / 2,
  ]);
  expect(whole.subarray(44)).toEqual(bytes);
  for (const [from, end] of [
    [0, 10],
    [40, 50],
    [32_040, 32_050],
    [44 + 31_999, 44 + 64_001],
    [recording.total - 7, recording.total + 100],
  ] as const) {
    expect(await recording.read(from, end)).toEqual(whole.subarray(from, end));
  }
});

it("lets nothing of the voice be seen in what is stored", () => {
  const stored = file();
  expect(readSealedHeader(stored)).toEqual(header);
  expect(Buffer.from(stored).includes(Buffer.from(bytes.subarray(100, 116)))).toBe(false);
});

it("ends before a chunk that a crash cut off", async () => {
  const recording = await SealedRecording.open(source(file(-5)), header, key);
  expect(recording.total).toBe(44 + 2 * chunkBytes(2));
});

it("plays silence for a second that was changed, or moved to another place", async () => {
  const stored = Buffer.from(file());
  stored[SEALED_HEADER + 100]! ^= 1;
  const recording = await SealedRecording.open(source(stored), header, key);
  const whole = await recording.read(0, recording.total);
  expect(whole.subarray(44, 44 + chunkBytes(2)).every((octet) => octet === 0)).toBe(true);
  expect(whole.subarray(44 + chunkBytes(2))).toEqual(bytes.subarray(chunkBytes(2)));
  expect(openChunk(key, 1, sealChunk(key, 0, bytes.subarray(0, 100)))).toBeUndefined();
});
