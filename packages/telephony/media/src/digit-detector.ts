import { timestampDelta } from "@patchbay/rtp/sequence";
import { DTMF_DIGITS, decodeTelephoneEvent } from "@patchbay/rtp/telephone-event";

export interface DetectedDigit {
  readonly digit: string;
  readonly heldMs: number;
}

/** An event of which nothing comes for so long has lost its end packets. */
const SILENT_FOR_MS = 120;
/** The largest duration one event packet can carry; a longer tone goes on as a new segment (RFC 4733 §2.5.1.3). */
const LONGEST_SEGMENT = 0xffff;

interface Pressed {
  readonly event: number;
  readonly timestamp: number;
  duration: number;
  /** Duration of earlier segments of the same tone. */
  readonly before: number;
  seenAt: number;
}

/**
 * Turns the telephone-event packets of one party into digits, each reported once (RFC 4733 §2.5): at its first end
 * packet, when the next event begins, or when its packets stop. An event is known by its RTP timestamp, so repeated
 * end packets, duplicates and late packets of an older event say nothing new.
 */
export class DigitDetector {
  #pressed: Pressed | undefined;
  #reported: number | undefined;
  readonly #perMs: number;

  /** @param clock units per second of the events' durations, as agreed in SDP */
  constructor(clock = 8_000) {
    this.#perMs = clock / 1_000;
  }

  /** One packet with the payload type of telephone-event; `at` in milliseconds of any clock. */
  push(payload: Uint8Array, timestamp: number, at: number): readonly DetectedDigit[] {
    const packet = decodeTelephoneEvent(payload);
    // Codes above 15 are flash, modem and line signals: not keys.
    if (!packet || packet.event >= DTMF_DIGITS.length) return [];
    if (this.#reported !== undefined && timestampDelta(this.#reported, timestamp) <= 0) return [];
    const found: DetectedDigit[] = [];
    let pressed = this.#pressed;
    if (pressed && timestampDelta(pressed.timestamp, timestamp) < 0) return [];
    if (!pressed || pressed.timestamp !== timestamp) {
      const continued =
        pressed?.event === packet.event && timestampDelta(pressed.timestamp, timestamp) === LONGEST_SEGMENT;
      if (pressed && !continued) found.push(this.#report(pressed));
      const before = continued && pressed ? pressed.before + LONGEST_SEGMENT : 0;
      pressed = { event: packet.event, timestamp, duration: packet.duration, before, seenAt: at };
      this.#pressed = pressed;
    }
    pressed.duration = Math.max(pressed.duration, packet.duration);
    pressed.seenAt = at;
    if (packet.end) found.push(this.#report(pressed));
    return found;
  }

  /** To be called now and then: reports an event whose end was lost. */
  time(at: number): readonly DetectedDigit[] {
    const pressed = this.#pressed;
    return pressed && at - pressed.seenAt >= SILENT_FOR_MS ? [this.#report(pressed)] : [];
  }

  get isPressed(): boolean {
    return this.#pressed !== undefined;
  }

  /** A new stream begins: its timestamps have nothing to do with the old ones. */
  reset(): void {
    this.#pressed = undefined;
    this.#reported = undefined;
  }

  #report(pressed: Pressed): DetectedDigit {
    this.#pressed = undefined;
    this.#reported = pressed.timestamp;
    return {
      digit: DTMF_DIGITS[pressed.event]!,
      heldMs: Math.round((pressed.before + pressed.duration) / this.#perMs),
    };
  }
}
