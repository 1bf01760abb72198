import { DAY, type Instant, type Millis } from "@patchbay/base/time";
import type { BusinessCalendar } from "./hours.ts";
import { spansOf } from "./hours-status.ts";
import { zoneOffset } from "./zone-offset.ts";

/** From its beginning up to, not including, its end. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** A calendar without an opening in two years never opens. */
const LOOK_AHEAD_DAYS = 731;

/** The stretches between two instants in which it is open, in order and apart; none while an emergency keeps it closed. */
export function openSpans(calendar: BusinessCalendar, { from, to }: Span): readonly Span[] {
  const found: Span[] = [];
  for (const { from: opens, to: closes } of spansSince(calendar, from, to)) {
    const span = { from: Math.max(opens, from), to: Math.min(closes, to) };
    if (span.from < span.to) found.push(span);
  }
  return found;
}

/** How much of a stretch lies within hours. */
export const workedMs = (calendar: BusinessCalendar, span: Span): Millis =>
  openSpans(calendar, span).reduce((sum, { from, to }) => sum + to - from, 0);

/** The instant at which so much of opening time has passed; undefined when the calendar does not hold so much in two years. */
export function afterWorking(calendar: BusinessCalendar, from: Instant, ms: Millis): Instant | undefined {
  let left = ms;
  for (const open of spansSince(calendar, from, from + LOOK_AHEAD_DAYS * DAY)) {
    const begins = Math.max(open.from, from);
    if (open.to <= begins) continue;
    if (open.to - begins >= left) return begins + left;
    left -= open.to - begins;
  }
  return undefined;
}

/** Day by day, merged where they touch; the first may have begun before `from`. */
function* spansSince(calendar: BusinessCalendar, from: Instant, to: Instant): Generator<Span> {
  if (calendar.emergency) return;
  const offset = zoneOffset(calendar.timeZone);
  const [first, last] = [from, to].map((at) => Math.floor((at + offset(at)) / DAY)) as [number, number];
  let open: Span | undefined;
  // A span past midnight belongs to the day before.
  for (let day = first - 1; day <= last; day++) {
    const ofDay = spansOf(calendar, offset, day).toSorted((a, b) => a[0] - b[0]);
    for (const [opens, closes] of ofDay) {
      if (closes <= opens) continue;
      if (open && opens <= open.to) open = { from: open.from, to: Math.max(open.to, closes) };
      else {
        if (open) yield open;
        open = { from: opens, to: closes };
      }
    }
  }
  if (open) yield open;
}
