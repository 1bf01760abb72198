import { clockText } from "../../workspace/status/time-text.ts";

/** A metric's value as people read it: `1,204`, `92.5 %`, `3:05`; a dash where it is not defined. */
export function metricText(value: number | null | undefined, unit: string, locale: string): string {
  if (value === null || value === undefined) return "—";
  if (unit === "ms") return clockText(value);
  if (unit === "share") {
    return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(value);
  }
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
}
