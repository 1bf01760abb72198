import { METRIC_RANGES, type MetricRange } from "@patchbay/domain/metric-range";

/** The contacts behind one number of a dashboard, as an address says them. */
export interface MetricContacts {
  readonly metric: string;
  readonly range: MetricRange;
  readonly filters: Readonly<Partial<Record<MetricFilterName, readonly string[]>>>;
}

const FILTERS = ["queue", "agent", "flow", "direction"] as const;
export type MetricFilterName = (typeof FILTERS)[number];

export function readContacts(query: URLSearchParams): MetricContacts | undefined {
  const metric = query.get("metric");
  const range = METRIC_RANGES.find((one) => one === query.get("range"));
  if (!metric || !range) return undefined;
  const given = FILTERS.map((name) => [name, query.getAll(name)] as const).filter(([, values]) => values.length > 0);
  return { metric, range, filters: Object.fromEntries(given) };
}

/** The address of the list of contacts behind a number; with the row's own value where the number is split. */
export function contactsAddress(
  contacts: Omit<MetricContacts, "filters"> & { readonly filters: Readonly<Record<string, readonly string[]>> },
  row?: { readonly by: string; readonly key: string },
): string {
  const query = new URLSearchParams({ metric: contacts.metric, range: contacts.range });
  for (const name of FILTERS) {
    const values = row?.by === name ? [row.key] : (contacts.filters[name] ?? []);
    for (const value of values) query.append(name, value);
  }
  return `/calls?${query}`;
}
