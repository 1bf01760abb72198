import { DAY, HOUR, type Instant, MINUTE } from "@patchbay/base/time";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import type { BusinessCalendar } from "./hours.ts";
import { hoursStatus } from "./hours-status.ts";

const office: BusinessCalendar = {
  name: "office",
  title: "Office",
  timeZone: "Europe/London",
  weekly: [
    { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:30" },
    { days: [5, 6], from: "22:00", to: "02:00" },
  ],
  holidays: [
    { date: "2026-12-25", title: "Christmas" },
    { date: "2026-12-24", title: "Christmas Eve", spans: [{ from: "09:00", to: "12:00" }] },
  ],
  emergency: false,
};

const local = (text: string, zone = "Europe/London"): Instant => DateTime.fromISO(text, { zone }).toMillis();
const at = (text: string, calendar = office) => hoursStatus(calendar, local(text, calendar.timeZone));

describe("hoursStatus", { timeout: 30_000 }, () => {
  it("is open from the first minute of a span to the last one before its end", () => {
    expect(at("2026-11-23T08:59:59").open).toBe(false);
    expect(at("2026-11-23T09:00")).toEqual({ open: true, reason: "hours" });
    expect(at("2026-11-23T17:29:59").open).toBe(true);
    expect(at("2026-11-23T17:30").open).toBe(false);
  });

  it("runs a span past midnight into the next day", () => {
    expect(at("2026-11-28T01:59").open).toBe(true); // Friday's
    expect(at("2026-11-29T01:59").open).toBe(true); // Saturday's
    expect(at("2026-11-30T01:59").open).toBe(false); // Sunday has none
  });

  it("says when it opens next, over nights, weekends and holidays", () => {
    expect(at("2026-11-23T20:00")).toEqual({ open: false, reason: "closed", opensAt: local("2026-11-24T09:00") });
    expect(at("2026-11-29T12:00").opensAt).toBe(local("2026-11-30T09:00"));
    expect(at("2026-12-24T12:00")).toEqual({
      open: false,
      reason: "holiday",
      holiday: "Christmas Eve",
      opensAt: local("2026-12-26T22:00"),
    });
  });

  it("keeps other hours on a day that has its own, and is closed on one that has none", () => {
    expect(at("2026-12-24T11:00").open).toBe(true);
    expect(at("2026-12-25T11:00")).toMatchObject({ open: false, reason: "holiday", holiday: "Christmas" });
  });

  it("is closed in an emergency whatever the hours say", () => {
    expect(at("2026-11-23T10:00", { ...office, emergency: true })).toEqual({ open: false, reason: "emergency" });
  });

  it("knows a country's public holidays, and lets the calendar overrule them", () => {
    const china = { ...office, timeZone: "Asia/Shanghai", publicHolidays: "CN" };
    expect(at("2026-10-01T10:00", china)).toMatchObject({ open: false, reason: "holiday" });
    expect(at("2026-07-03T10:00", { ...office, publicHolidays: "US", timeZone: "America/New_York" }).reason).toBe(
      "holiday",
    );
    const overtime = { date: "2026-10-01", title: "Overtime", spans: [{ from: "10:00", to: "11:00" }] };
    expect(at("2026-10-01T10:00", { ...china, holidays: [overtime] }).open).toBe(true);
  });

  it("never opens again without hours, and says so", () => {
    expect(at("2026-11-23T10:00", { ...office, weekly: [], holidays: [] })).toEqual({ open: false, reason: "closed" });
  });

  it("takes a whole day as a day, in zones without a midnight on the day of the change too", () => {
    const always = { ...office, weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "24:00" }], holidays: [] };
    for (const timeZone of ["America/Havana", "Africa/Cairo", "Asia/Beirut", "Atlantic/Azores", "Pacific/Apia"]) {
      for (let instant = Date.UTC(2026, 0, 1); instant < Date.UTC(2027, 0, 1); instant += 487 * MINUTE) {
        expect(hoursStatus({ ...always, timeZone }, instant).open).toBe(true);
      }
    }
  });

  it("opens at the change when clocks skip the opening time, and closes at the last of two closing times", () => {
    const night = { ...office, weekly: [{ days: [7], from: "01:30", to: "01:45" }], holidays: [] };
    // London skips 01:00–02:00 on 29 March 2026: open and shut in the same moment.
    expect(hoursStatus(night, Date.UTC(2026, 2, 29, 1)).open).toBe(false);
    const early = { ...night, weekly: [{ days: [7], from: "01:30", to: "05:00" }] };
    expect(hoursStatus(early, Date.UTC(2026, 2, 29, 0, 59)).opensAt).toBe(Date.UTC(2026, 2, 29, 1));
    expect(hoursStatus(early, Date.UTC(2026, 2, 29, 1)).open).toBe(true);
    // It has 01:00–02:00 twice on 25 October 2026.
    expect(hoursStatus(night, Date.UTC(2026, 9, 25, 0, 30)).open).toBe(true);
    expect(hoursStatus(night, Date.UTC(2026, 9, 25, 1, 44)).open).toBe(true);
    expect(hoursStatus(night, Date.UTC(2026, 9, 25, 1, 45)).open).toBe(false);
  });
});

/** Clocks and weekdays of the platform, not of the library under test. */
function wall(
  instant: Instant,
  timeZone: string,
): { readonly day: number; readonly minutes: number; readonly date: string } {
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  return {
    date,
    day: new Date(`${date}T12:00Z`).getUTCDay() || 7,
    minutes: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const fields = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const made = new Intl.DateTimeFormat("en-CA", { timeZone, hourCycle: "h23", ...fields });
  formatters.set(timeZone, made);
  return made;
}

const ZONES = [
  "Europe/London",
  "Europe/Lisbon",
  "America/New_York",
  "America/Los_Angeles",
  "America/St_Johns",
  "America/Sao_Paulo",
  "America/Havana",
  "America/Santiago",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Asia/Shanghai",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Tehran",
  "Asia/Beirut",
  "Australia/Sydney",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Apia",
];

describe("hoursStatus over 730 days", { timeout: 30_000 }, () => {
  // 08:15–20:45 and 21:00–04:45 lie clear of the hours that clocks repeat or skip in some of these zones only at night's end.
  const weekly = [
    { days: [1, 2, 3, 4, 5], from: "08:15", to: "20:45" },
    { days: [6], from: "21:00", to: "07:45" },
  ];
  it.each(ZONES)("agrees with the clocks on the wall in %s", (timeZone) => {
    const calendar: BusinessCalendar = { ...office, timeZone, weekly, holidays: [] };
    for (let instant = Date.UTC(2025, 0, 1); instant < Date.UTC(2025, 0, 1) + 730 * DAY; instant += 1_021 * MINUTE) {
      const { day, minutes } = wall(instant, timeZone);
      const byDay = day <= 5 && minutes >= 495 && minutes < 1_245;
      const byNight = (day === 6 && minutes >= 1_260) || (day === 7 && minutes < 465);
      const status = hoursStatus(calendar, instant);
      expect(status.open).toBe(byDay || byNight);
      if (status.opensAt === undefined) continue;
      expect(hoursStatus(calendar, status.opensAt).open).toBe(true);
      expect(hoursStatus(calendar, status.opensAt - 1).open).toBe(false);
      expect(status.opensAt - instant).toBeLessThan(2 * DAY + HOUR);
    }
  });
});
