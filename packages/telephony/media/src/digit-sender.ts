import { DTMF_DIGITS, encodeTelephoneEvent } from "@patchbay/rtp/telephone-event";

/** One frame of an event: `begins` frames carry the marker and set the timestamp of all that follow. */
export interface DigitFrame {
  readonly payload: Uint8Array;
  readonly begins: boolean;
  /** The key whose tones sound in this frame, for a party that has no events; undefined while the end is only repeated. */
  readonly sounds?: string;
}

const MILLIS_PER_FRAME = 20;
/** Tone of 100 ms, the end said three times, and a pause: what every receiver can tell apart. */
const TONE_FRAMES = 5;
const END_FRAMES = 3;
const PAUSE_FRAMES = 4;
/** `w` waits half a second. */
const WAIT_FRAMES = 25;
const VOLUME = 10;

/** How long a text of digits takes to go out. */
export function millisOfDigits(digits: string): number {
  const frames = [...digits.toUpperCase()].map((key) =>
    key === "W" ? WAIT_FRAMES : DTMF_DIGITS.includes(key) ? TONE_FRAMES + END_FRAMES + PAUSE_FRAMES : 0,
  );
  return frames.reduce((sum, each) => sum + each, 0) * MILLIS_PER_FRAME;
}

type Slot = DigitFrame | "pause";

/** Sends digits as RFC 4733 events, one frame per 20 ms; while it is busy no audio goes out. */
export class DigitSender {
  readonly #slots: Slot[] = [];
  /** Clock units per second of the events, as agreed with the party. */
  clock = 8_000;

  /** `0-9 * # A-D w`; anything else is left out. */
  enqueue(digits: string): void {
    for (const key of digits.toUpperCase()) {
      if (key === "W") for (let i = 0; i < WAIT_FRAMES; i += 1) this.#slots.push("pause");
      const event = DTMF_DIGITS.indexOf(key);
      if (event >= 0) this.#enqueueEvent(event);
    }
  }

  get busy(): boolean {
    return this.#slots.length > 0;
  }

  /** The next 20 ms: an event packet, a pause, or undefined when nothing is left. */
  next(): Slot | undefined {
    return this.#slots.shift();
  }

  #enqueueEvent(event: number): void {
    for (let frame = 1; frame <= TONE_FRAMES + END_FRAMES; frame += 1) {
      const end = frame > TONE_FRAMES;
      const duration = (this.clock / 50) * Math.min(frame, TONE_FRAMES);
      this.#slots.push({
        payload: encodeTelephoneEvent({ event, end, volume: VOLUME, duration }),
        begins: frame === 1,
        ...(end ? {} : { sounds: DTMF_DIGITS[event]! }),
      });
    }
    for (let i = 0; i < PAUSE_FRAMES; i += 1) this.#slots.push("pause");
  }
}

/** Whether a text holds nothing but what `enqueue` can send. */
export function areDigits(text: string): boolean {
  return /^[0-9*#A-DWa-dw]*$/.test(text);
}
