import { DAY, type Instant, MINUTE } from "@patchbay/base/time";
import { DateTime, IANAZone } from "luxon";
import type { BusinessCalendar } from "./hours.ts";
import { publicHoliday } from "./public-holiday.ts";

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
  const zone = IANAZone.isValidZone(calendar.timeZone) ? calendar.timeZone : "UTC";
  // Noon, because some zones have days without a midnight.
  const today = DateTime.fromMillis(at, { zone }).set({ hour: 12, minute: 0, second: 0, millisecond: 0 });
  for (const date of [today.minus({ days: 1 }), today]) {
    for (const [opens, closes] of spansOf(calendar, date)) {
      if (opens <= at && at < closes) return { open: true, reason: "hours" };
    }
  }
  const holiday = holidayOn(calendar, today.toISODate() ?? "");
  const opensAt = nextOpening(calendar, today, at);
  return {
    open: false,
    ...(holiday ? { reason: "holiday", holiday: holiday.title } : { reason: "closed" }),
    ...(opensAt !== undefined && { opensAt }),
  };
}

function nextOpening(calendar: BusinessCalendar, today: DateTime, at: Instant): Instant | undefined {
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const later = spansOf(calendar, today.plus({ days: ahead }))
      .map(([opens]) => opens)
      .filter((opens) => opens > at);
    if (later.length > 0) return Math.min(...later);
  }
  return undefined;
}

/** The spans that begin on this date, as instants. */
function spansOf(calendar: BusinessCalendar, date: DateTime): readonly (readonly [Instant, Instant])[] {
  const holiday = holidayOn(calendar, date.toISODate() ?? "");
  const spans: readonly Span[] = holiday
    ? (holiday.spans ?? [])
    : calendar.weekly.filter((span) => span.days.includes(date.weekday));
  return spans.map(({ from, to }) => {
    const [first, last] = [minutesOf(from), minutesOf(to)];
    const pastMidnight = last <= first;
    return [instantOf(date, first, "first"), instantOf(pastMidnight ? date.plus({ days: 1 }) : date, last, "last")];
  });
}

/** The calendar's own word on a date goes before the country's. */
function holidayOn(
  calendar: BusinessCalendar,
  date: string,
): { readonly title: string; readonly spans?: readonly Span[] } | undefined {
  const own = calendar.holidays.find((holiday) => holiday.date === date);
  if (own || !calendar.publicHolidays) return own;
  const title = publicHoliday(calendar.publicHolidays, date);
  return title === undefined ? undefined : { title };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** The instant at which clocks on the wall show this many minutes after midnight (1,440: the midnight that ends the day). */
function instantOf(noon: DateTime, minutes: number, which: "first" | "last"): Instant {
  const date = minutes === 1_440 ? noon.plus({ days: 1 }) : noon;
  const wanted = minutes % 1_440;
  const local = date.set({ hour: Math.floor(wanted / 60), minute: wanted % 60 });
  if (local.hour * 60 + local.minute !== wanted) return changeBefore(local);
  const possible = local.getPossibleOffsets().map((candidate) => candidate.toMillis());
  return which === "first" ? Math.min(...possible) : Math.max(...possible);
}

/** The clock change that swallowed a time: luxon has moved it behind the gap by the gap's length. */
function changeBefore(shifted: DateTime): Instant {
  const offset = (instant: Instant) => shifted.zone.offset(instant);
  let after = shifted.toMillis();
  let before = after - DAY;
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
    if (offset(middle) === offset(after)) after = middle;
    else before = middle;
  }
  return after;
}
