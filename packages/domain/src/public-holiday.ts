import Holidays from "date-holidays";

/** Titles by date (`YYYY-MM-DD`), per region and year: working them out takes milliseconds. */
const known = new Map<string, ReadonlyMap<string, string>>();

/** The public holiday of a country or a part of it (ISO 3166: `CN`, `US-CA`) on this local date; undefined on other days. */
export function publicHoliday(region: string, date: string): string | undefined {
  const year = Number(date.slice(0, 4));
  // A holiday of several days may begin in the year before.
  return holidaysOf(region, year).get(date) ?? holidaysOf(region, year - 1).get(date);
}

function holidaysOf(region: string, year: number): ReadonlyMap<string, string> {
  const key = `${region} ${year}`;
  const found = known.get(key) ?? readHolidays(region, year);
  known.set(key, found);
  return found;
}

function readHolidays(region: string, year: number): ReadonlyMap<string, string> {
  const [country = "", ...part] = region.split("-");
  const holidays = new Holidays(country, part.join("-"), { types: ["public"] });
  const days = new Map<string, string>();
  for (const { date, start, end, name } of holidays.getHolidays(year)) {
    const first = Date.parse(`${date.slice(0, 10)}T12:00:00Z`);
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    for (let day = 0; day < length; day++) {
      days.set(new Date(first + day * 86_400_000).toISOString().slice(0, 10), name);
    }
  }
  return days;
}
