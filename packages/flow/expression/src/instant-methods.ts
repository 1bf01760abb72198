import type { Json } from "@patchbay/base/json";
import { Fault } from "./budget.ts";
import { numberFrom, textFrom } from "./values.ts";

/** CEL's timestamp methods (language definition, "Abstract types"), on instants in milliseconds; UTC unless a zone is named. */
export const INSTANT_METHODS: Readonly<Record<string, (instant: Json, zone: Json | undefined) => number>> = {
  getFullYear: (instant, zone) => part(instant, zone).year,
  getMonth: (instant, zone) => part(instant, zone).month - 1,
  getDate: (instant, zone) => part(instant, zone).day,
  getDayOfMonth: (instant, zone) => part(instant, zone).day - 1,
  getDayOfWeek: (instant, zone) => {
    const { year, month, day } = part(instant, zone);
    return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  },
  getHours: (instant, zone) => part(instant, zone).hour,
  getMinutes: (instant, zone) => part(instant, zone).minute,
  getSeconds: (instant, zone) => part(instant, zone).second,
};

/** `2026-11-22T09:00:00+08:00` → milliseconds since 1970. */
export function instantFrom(value: Json | undefined): number {
  if (typeof value === "number") return value;
  const text = textFrom(value);
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(instant)) throw new Fault("not a time like 2026-01-31T09:00:00Z");
  return instant;
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

/** `1h30m` → milliseconds. */
export function durationFrom(value: Json | undefined): number {
  if (typeof value === "number") return value;
  const text = textFrom(value);
  if (text.length > 40 || !/^-?(\d+(\.\d+)?(ms|h|m|s))+$/.test(text)) throw new Fault("not a duration like 1h30m");
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g))
    total += Number(amount) * (UNITS[unit ?? ""] ?? 0);
  return text.startsWith("-") ? -total : total;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function part(value: Json, zone: Json | undefined): Parts {
  const instant = numberFrom(value);
  if (Math.abs(instant) > 8.64e15) throw new Fault("not an instant");
  const found = Object.fromEntries(
    formatFor(zone === undefined ? "UTC" : textFrom(zone))
      .formatToParts(instant)
      .map(({ type, value: text }) => [type, Number(text)]),
  );
  return found as unknown as Parts;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    if (formats.size < 1_000) formats.set(zone, format);
    return format;
  } catch {
    throw new Fault("unknown time zone");
  }
}
