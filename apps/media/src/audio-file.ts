/** A recording on disk that grows by blocks of samples and can be played at any instant. */
export interface AudioFile {
  /** Rejects when the file cannot be written (then and ever after). */
  append(samples: Int16Array): Promise<void>;
  /** Resolves when all that was appended is written, and rejects when some of it could not be. */
  close(): Promise<void>;
  /** What is written so far, as a WAV file with its header. */
  readonly bytes: number;
  readonly durationMs: number;
}
