import { HOUR, type Instant, MINUTE } from "@patchbay/base/time";
import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import type { BusinessCalendar } from "./hours.ts";
import { hoursStatus } from "./hours-status.ts";
import { afterWorking, openSpans, workedMs } from "./working-time.ts";

/** With and without clock changes, on both halves of the earth, of half and quarter hours, and across the date line. */
const ZONES = [
  "Europe/London",
  "Europe/Berlin",
  "Europe/Moscow",
  "America/New_York",
  "America/Los_Angeles",
  "America/St_Johns",
  "America/Sao_Paulo",
  "America/Santiago",
  "Africa/Cairo",
  "Africa/Lagos",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Dubai",
  "Australia/Sydney",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Apia",
];

const office = (timeZone: string): BusinessCalendar => ({
  ...{ name: "office", title: "Office", timeZone, emergency: false },
  weekly: [
    { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:30" },
    { days: [3], from: "17:00", to: "19:00" },
    { days: [6], from: "22:00", to: "03:00" },
  ],
  holidays: [{ date: "2026-12-25", title: "Christmas" }],
});

const local = (text: string, zone: string): Instant => DateTime.fromISO(text, { zone }).toMillis();
const anInstant = fc
  .integer({ min: Date.UTC(2026, 0, 1) / MINUTE, max: Date.UTC(2027, 0, 1) / MINUTE })
  .map((minute) => minute * MINUTE);

describe("time within hours", () => {
  it("never passes outside of them: each minute counts exactly when it is open, in twenty zones", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), anInstant, fc.integer({ min: 1, max: 600 }), (zone, from, minutes) => {
        const calendar = office(zone);
        let open = 0;
        for (let at = from; at < from + minutes * MINUTE; at += MINUTE) if (hoursStatus(calendar, at).open) open++;
        expect(workedMs(calendar, { from, to: from + minutes * MINUTE })).toBe(open * MINUTE);
      }),
      { numRuns: 200 },
    );
  });

  it("runs out at an instant that is open, after just so much of it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), anInstant, fc.integer({ min: 1, max: 3_000 }), (zone, from, minutes) => {
        const calendar = office(zone);
        const due = afterWorking(calendar, from, minutes * MINUTE) as Instant;
        expect(hoursStatus(calendar, due - 1).open).toBe(true);
        expect(workedMs(calendar, { from, to: due })).toBe(minutes * MINUTE);
      }),
      { numRuns: 300 },
    );
  });

  it("counts the hour that comes twice in autumn, and not the one that is left out in spring", () => {
    const nights: BusinessCalendar = {
      ...office("Europe/London"),
      weekly: [{ days: [6], from: "22:00", to: "04:00" }],
    };
    const night = (day: string) => {
      const from = local(`${day}T20:00`, "Europe/London");
      return workedMs(nights, { from, to: from + 16 * HOUR });
    };
    expect([night("2026-03-28"), night("2026-10-24"), night("2026-06-06")]).toEqual([5 * HOUR, 7 * HOUR, 6 * HOUR]);
  });

  it("stands still on a holiday, over a week-end, and in an emergency", () => {
    const calendar = office("Europe/Berlin");
    const from = local("2026-12-24T17:00", "Europe/Berlin");
    // Thursday evening, then Christmas on Friday; Saturday night is open for five hours.
    expect(afterWorking(calendar, from, 30 * MINUTE + 2 * HOUR)).toBe(local("2026-12-27T00:00", "Europe/Berlin"));
    expect(afterWorking({ ...calendar, emergency: true }, from, 1)).toBeUndefined();
    expect(afterWorking({ ...calendar, weekly: [] }, from, 1)).toBeUndefined();
  });

  it("counts hours that overlap once", () => {
    const wednesday = local("2026-06-03T16:00", "Asia/Tokyo");
    expect(openSpans(office("Asia/Tokyo"), { from: wednesday, to: wednesday + 8 * HOUR })).toEqual([
      { from: wednesday, to: wednesday + 3 * HOUR },
    ]);
  });
});
