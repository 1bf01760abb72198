/** Randomness as a port. */
export interface Chance {
  /** A fresh id: time-ordered UUID (v7) in production, counted in tests. */
  id(): string;
  /** Uniform in [0, 1). */
  fraction(): number;
}
