import { DAY, HOUR, type Instant, MINUTE, type Millis } from "@patchbay/base/time";
import type { BusinessCalendar } from "./hours.ts";
import { publicHoliday } from "./public-holiday.ts";
import { type ZoneOffset, zoneOffset } from "./zone-offset.ts";

export interface HoursStatus {
  readonly open: boolean;
  /** `hours`: open. `closed`: outside the hours of an ordinary day. */
  readonly reason: "hours" | "holiday" | "closed" | "emergency";
  /** What is celebrated, when that is why it is closed. */
  readonly holiday?: string;
  /** When it opens next; undefined when it is open, in an emergency, or not to be known within a year. */
  readonly opensAt?: Instant;
}

type Span = { readonly from: string; readonly to: string };

/** How far ahead the next opening is looked for. */
const LOOK_AHEAD_DAYS = 366;

/**
 * Is it open, and if not, why and until when? A span belongs to the day on which it begins: one past midnight runs on into a
 * holiday. Days are those of the calendar's zone; when clocks change, a time that does not exist means the moment of the
 * change, and one that comes twice opens the first time and closes the last time.
 */
export function hoursStatus(calendar: BusinessCalendar, at: Instant): HoursStatus {
  if (calendar.emergency) return { open: false, reason: "emergency" };
  const offset = zoneOffset(calendar.timeZone);
  const today = Math.floor((at + offset(at)) / DAY);
  for (const day of [today - 1, today]) {
    for (const [opens, closes] of spansOf(calendar, offset, day)) {
      if (opens <= at && at < closes) return { open: true, reason: "hours" };
    }
  }
  const holiday = holidayOn(calendar, today);
  const opensAt = nextOpening(calendar, offset, today, at);
  return {
    open: false,
    ...(holiday ? { reason: "holiday", holiday: holiday.title } : { reason: "closed" }),
    ...(opensAt !== undefined && { opensAt }),
  };
}

/** A date: days since 1970-01-01, whatever the zone. */
export type Day = number;

function nextOpening(calendar: BusinessCalendar, offset: ZoneOffset, today: Day, at: Instant): Instant | undefined {
  for (let day = today; day <= today + LOOK_AHEAD_DAYS; day++) {
    // Not all that begins after now opens: the whole span may lie in a gap of the clocks.
    const later = spansOf(calendar, offset, day).flatMap(([opens, closes]) =>
      opens > at && closes > opens ? opens : [],
    );
    if (later.length > 0) return Math.min(...later);
  }
  return undefined;
}

/** The spans that begin on this date, as instants; they may overlap, and one in a gap of the clocks is empty. */
export function spansOf(
  calendar: BusinessCalendar,
  offset: ZoneOffset,
  day: Day,
): readonly (readonly [Instant, Instant])[] {
  const holiday = holidayOn(calendar, day);
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1; // 1970-01-01 was a Thursday
  const spans: readonly Span[] = holiday
    ? (holiday.spans ?? [])
    : calendar.weekly.filter((span) => span.days.includes(weekday));
  return spans.map(({ from, to }) => {
    const [first, last] = [millisOf(from), millisOf(to)];
    const closingDay = last <= first ? day + 1 : day;
    return [instantOf(offset, day * DAY + first, "first"), instantOf(offset, closingDay * DAY + last, "last")];
  });
}

/** The calendar's own word on a date goes before the country's. */
function holidayOn(
  calendar: BusinessCalendar,
  day: Day,
): { readonly title: string; readonly spans?: readonly Span[] } | undefined {
  if (calendar.holidays.length === 0 && !calendar.publicHolidays) return undefined;
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  const own = calendar.holidays.find((holiday) => holiday.date === date);
  if (own || !calendar.publicHolidays) return own;
  const title = publicHoliday(calendar.publicHolidays, date);
  return title === undefined ? undefined : { title };
}

/** `HH:MM` after midnight; `24:00` is the midnight that ends the day. */
function millisOf(time: string): Millis {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * HOUR + minutes * MINUTE;
}

/** When clocks on the wall show this (`local`: as if the zone were UTC). Zones change their clocks at most once in two days. */
function instantOf(offset: ZoneOffset, local: number, which: "first" | "last"): Instant {
  const candidates = [local - DAY, local + DAY]
    .map((near) => local - offset(near))
    .filter((instant) => instant + offset(instant) === local);
  if (candidates.length === 0) return changeNear(offset, local);
  return which === "first" ? Math.min(...candidates) : Math.max(...candidates);
}

/** The clock change in a stretch of two days. */
function changeNear(offset: ZoneOffset, local: number): Instant {
  let [before, after] = [local - DAY, local + DAY];
  const offsetAfter = offset(after);
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / MINUTE / 2) * MINUTE;
    if (offset(middle) === offsetAfter) after = middle;
    else before = middle;
  }
  return after;
}
