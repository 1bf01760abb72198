/** Words for values that metrics are split by and that people know under another name. */
export type RowWords = (dimension: string, key: string) => string | undefined;

interface Row {
  readonly key?: string;
  readonly label?: string;
}

const STAMP = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}:\d{2}))?$/;

/** What stands beside a row or under a bar: known words, short times, else what the server calls it. */
export function rowLabel(row: Row, by: string | undefined, words: RowWords, locale: string): string {
  const known = by !== undefined && row.key !== undefined ? words(by, row.key) : undefined;
  if (known !== undefined) return known;
  const label = row.label ?? row.key ?? "";
  const stamp = STAMP.exec(label);
  if (!stamp) return label;
  const [, year, month, day, time] = stamp;
  // Already in the tenant's zone: the date is only written, not converted.
  const date = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" }).format(
    Date.UTC(Number(year), Number(month) - 1, Number(day)),
  );
  return time === undefined ? date : time === "00:00" ? date : time;
}
