/** Static payload type of comfort noise at 8 kHz (RFC 3389 §4). */
export const COMFORT_NOISE = 13;
/** The quietest level that the payload can say. */
const QUIETEST = 127;

/** Level of a comfort noise payload in dB under overload (RFC 3389 §3), 0 … 127; the spectrum that may follow is not used. */
export function noiseLevel(payload: Uint8Array): number | undefined {
  const [level] = payload;
  return level === undefined || level > QUIETEST ? undefined : level;
}

export function noisePayload(level: number): Uint8Array {
  return Uint8Array.of(Math.max(0, Math.min(QUIETEST, Math.round(level))));
}

/** White noise for the pauses of a party that sends nothing while it is silent. */
export class ComfortNoise {
  #state = 1;

  /** Fills the frame with noise of this level; uniform values have an effective value of their bound / √3. */
  fill(frame: Int16Array, level: number): void {
    const bound = Math.sqrt(3) * 32_768 * 10 ** (-level / 20);
    for (let i = 0; i < frame.length; i += 1) {
      // Numerical Recipes' quick generator: whiteness for the ear, nothing secret.
      this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) | 0;
      frame[i] = Math.max(-32_768, Math.min(32_767, (this.#state / 2 ** 31) * bound));
    }
  }
}
