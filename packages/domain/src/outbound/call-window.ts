import type { Instant } from "@patchbay/base/time";
import { hoursStatus } from "../hours-status.ts";

/** When people may be called, in their own time. */
export interface CallWindow {
  /** 1 (Monday) … 7. */
  readonly days: readonly number[];
  /** `HH:MM` */
  readonly from: string;
  readonly to: string;
}

/** Within what the US (8 to 21) and China (rest hours avoided) allow. */
export const USUAL_WINDOW: CallWindow = { days: [1, 2, 3, 4, 5], from: "09:00", to: "20:00" };

const MOST_LOOKS = 40;

/** From this instant on, when the window is open in all of these zones; undefined: never within a year. `now` itself: it is open. */
export function windowOpensAt(
  window: CallWindow | undefined,
  zones: readonly string[],
  now: Instant,
): Instant | undefined {
  if (!window) return now;
  let at = now;
  for (let look = 0; look < MOST_LOOKS; look++) {
    const statuses = zones.map((timeZone) => hoursStatus({ ...BARE, timeZone, weekly: [window] }, at));
    const closed = statuses.filter(({ open }) => !open);
    if (closed.length === 0) return at;
    const openings = closed.map(({ opensAt }) => opensAt);
    if (openings.includes(undefined)) return undefined;
    at = Math.max(...(openings as Instant[]));
  }
  return undefined;
}

const BARE = { name: "window", title: "", holidays: [], emergency: false } as const;
