/** Somebody who can be heard, in one frame of 20 ms. */
export interface Voice {
  readonly isSilent: boolean;
  /** At 8 kHz. */
  readonly said: Int16Array;
  /** The same at 16 kHz. */
  readonly wide: Int16Array;
}
