import { METRIC_RANGES, type MetricRange, metricSpan } from "@patchbay/domain/metric-range";

/** What the call list shows, as it stands in the address bar: a list can be sent to a colleague. */
export interface CallFilters {
  readonly text: string;
  readonly queue?: string;
  readonly agent?: string;
  readonly outcome?: string;
  readonly flow?: string;
  readonly customer?: string;
  readonly range?: MetricRange;
  readonly openOnly: boolean;
}

export const OUTCOMES = ["completed", "abandoned", "rejected", "failed"] as const;
export const RANGES = METRIC_RANGES.filter((range) => range !== "live");
const NAMES = ["queue", "agent", "outcome", "flow", "customer"] as const;

/** Reads an address; what is not understood is left out. */
export function readFilters(query: URLSearchParams): CallFilters {
  const range = RANGES.find((one) => one === query.get("range"));
  const named = NAMES.flatMap((name) => {
    const value = query.get(name);
    return value ? [[name, value] as const] : [];
  });
  return {
    text: query.get("text") ?? "",
    ...Object.fromEntries(named),
    ...(range ? { range } : {}),
    openOnly: query.get("open") === "1",
  };
}

/** Writes an address that `readFilters` reads the same. */
export function writeFilters(filters: CallFilters): string {
  const query = new URLSearchParams();
  if (filters.text !== "") query.set("text", filters.text);
  for (const name of NAMES) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (filters.range) query.set("range", filters.range);
  if (filters.openOnly) query.set("open", "1");
  return query.toString();
}

/** The filters as a search; a range is the tenant's days. */
export function searchOf({ text, range, openOnly, ...named }: CallFilters, timeZone: string, now: number) {
  const wanted = text.trim();
  return {
    ...named,
    ...(wanted === "" ? {} : { text: wanted }),
    // No end: what begins while one looks belongs to it.
    ...(range ? { from: metricSpan(range, timeZone, now).from } : {}),
    ...(openOnly ? { openOnly } : {}),
  };
}
