/** What Web Audio lets a page choose since its 1.1 draft (§1.2, `setSinkId`); TypeScript's library does not know it yet. */
interface ChoosesOutput {
  setSinkId(device: string): Promise<void>;
}

export interface Ringer {
  readonly context: AudioContext;
  close(): void;
}

/**
 * Where calls ring. A chosen device has an audio context of its own, as a context has one output. When the device is gone
 * or the browser cannot choose, it rings at the system's choice rather than nowhere.
 */
export function openRinger(device: string | undefined, usual: () => AudioContext): Ringer {
  if (device === undefined) return { context: usual(), close: () => {} };
  const context = new AudioContext();
  const choosing = context as Partial<ChoosesOutput>;
  void choosing.setSinkId?.(device).catch(() => {});
  return { context, close: () => void context.close() };
}
