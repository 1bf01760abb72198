import { SECOND } from "@patchbay/base/time";

/** For cards: `5 s`, `1.5 s`. */
export function seconds(millis: number): string {
  return `${Math.round(millis / 100) / 10} s`.replace(` s`, "\u00a0s");
}

export const MAX_DURATION = 24 * 3_600 * SECOND;
