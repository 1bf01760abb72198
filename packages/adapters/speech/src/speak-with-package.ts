/**
 * A program of its own: `node speak-with-package.ts VOICE WORDS_PER_MINUTE OUT.wav < text`, or `--check`. The GPL-licensed
 * package lives and dies in this process.
 */
import { writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";

interface Synthesizer {
  readonly samplerate: number;
  set_voice(voice: string): number;
  set_rate(wordsPerMinute: number): void;
  synthesize(text: string, onAudio: (samples: ArrayBufferView | null) => void): void;
}

const PACKAGE = "@echogarden/espeak-ng-emscripten";
const [voice = "", rate = "150", path = ""] = process.argv.slice(2);
const { default: load } = (await import(PACKAGE)) as {
  default: () => Promise<{ eSpeakNGWorker: new () => Synthesizer | Promise<Synthesizer> }>;
};
if (voice !== "--check") {
  const espeak = await load();
  const synthesizer = await new espeak.eSpeakNGWorker();
  if (synthesizer.set_voice(voice) !== 0) throw new Error(`no voice ${voice}`);
  synthesizer.set_rate(Number(rate));
  const parts: Uint8Array[] = [];
  synthesizer.synthesize(await text(process.stdin), (samples) => {
    // 16-bit samples, taken as bytes; the engine uses the memory again after this.
    if (samples) parts.push(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength).slice());
  });
  writeFileSync(path, wavOf(Buffer.concat(parts), synthesizer.samplerate));
}

function wavOf(pcm: Buffer, sampleRate: number): Buffer {
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + pcm.length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(2 * sampleRate, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([head, pcm]);
}
