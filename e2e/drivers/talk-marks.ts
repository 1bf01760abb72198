import { toneOverRestDb, tonePower } from "@patchbay/media/goertzel";
import { sine } from "./tone.ts";

const RATE = 8_000;
const MARK_HERTZ = 660;
const MARK_MS = 100;
const STEP_MS = 5;
const SIGHT_MS = 20;
const WINDOW_MS = 100;

const samplesOf = (millis: number) => (millis * RATE) / 1_000;

/** A second of a tone whose last tenth is another one: heard in a loop, each mark begins exactly one second after the one before. */
export function secondWithMark(hertz: number): Int16Array {
  const second = sine(hertz).slice(0, samplesOf(1_000));
  second.set(sine(MARK_HERTZ).subarray(0, samplesOf(MARK_MS)), samplesOf(1_000 - MARK_MS));
  return second;
}

/** Where marks begin, in milliseconds from the beginning of the samples, to 5 ms. */
export function marksIn(samples: Int16Array, hertz: number): readonly number[] {
  const marks: number[] = [];
  let inMark = false;
  for (let at = 0; at + samplesOf(SIGHT_MS) <= samples.length; at += samplesOf(STEP_MS)) {
    const sight = samples.subarray(at, at + samplesOf(SIGHT_MS));
    const isMark = tonePower(sight, MARK_HERTZ) > 4 * tonePower(sight, hertz) && tonePower(sight, MARK_HERTZ) > 1e4;
    if (isMark && !inMark) marks.push((at * 1_000) / RATE);
    inMark = isMark;
  }
  return marks;
}

/** How far each mark is from where it should be, a whole number of seconds after the first. */
export function drifts(marks: readonly number[]): readonly number[] {
  const [first = 0] = marks;
  return marks.map((mark) => mark - first - 1_000 * Math.round((mark - first) / 1_000));
}

/** For how long a tone is heard, in windows of a tenth of a second. */
export function heardFor(samples: Int16Array, hertz: number): number {
  let millis = 0;
  for (let at = 0; at + samplesOf(WINDOW_MS) <= samples.length; at += samplesOf(WINDOW_MS)) {
    if (toneOverRestDb(samples.subarray(at, at + samplesOf(WINDOW_MS)), hertz) > 6) millis += WINDOW_MS;
  }
  return millis;
}
