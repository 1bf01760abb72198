import type { LocalText } from "@patchbay/base/text";
import { DAY, type Instant } from "@patchbay/base/time";
import { hoursStatus } from "@patchbay/domain/hours-status";
import { zoneOffset } from "@patchbay/domain/zone-offset";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";

/** `HH:MM`, or empty for none. */
export const clockTime = (title: LocalText, fresh: string) =>
  z
    .string()
    .regex(/^((?:[01]\d|2[0-3]):[0-5]\d|24:00)?$/)
    .default(fresh)
    .meta(form({ title, placeholder: { en: "09:00", zh: "09:00" }, required: true }));

/** An IANA zone; one that is unknown is refused while drawing. */
export const timeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, "not a time zone")
  .default("UTC")
  .meta(
    form({
      title: { en: "Time zone", zh: "时区" },
      placeholder: { en: "Asia/Shanghai", zh: "Asia/Shanghai" },
      required: true,
    }),
  );

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export interface WeeklySpan {
  /** ISO weekdays, 1 = Monday; none = every day. */
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** Whether the instant lies in the span, by the zone's clocks; `to` before `from` is past midnight. */
export function isWithin({ days, from, to }: WeeklySpan, zone: string, at: Instant): boolean {
  return spanStatus({ days, from, to }, zone, at).open;
}

/** When the zone's clocks show this time next; now, when they do now. */
export function nextTime(time: string, zone: string, at: Instant): Instant {
  const [hours = "00", minutes = "00"] = time.split(":");
  const minute = (Number(hours) % 24) * 60 + Number(minutes);
  const end = (minute + 1) % 1_440;
  const to = `${two(Math.floor(end / 60))}:${two(end % 60)}`;
  const from = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  return spanStatus({ days: EVERY_DAY, from, to }, zone, at).opensAt ?? at;
}

/** `YYYY-MM-DD` in the zone. */
export function dateIn(zone: string, at: Instant): string {
  return new Date(Math.floor((at + zoneOffset(zone)(at)) / DAY) * DAY).toISOString().slice(0, 10);
}

function spanStatus({ days, from, to }: WeeklySpan, zone: string, at: Instant) {
  const weekly = [{ days: days.length === 0 ? EVERY_DAY : days, from, to }];
  return hoursStatus({ name: "span", title: "span", timeZone: zone, weekly, holidays: [], emergency: false }, at);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
