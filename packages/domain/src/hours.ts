/** Opening hours of a business, in its own zone. Evaluated by `hoursStatus` in hours-status.ts. */
export interface BusinessCalendar {
  readonly name: string;
  readonly title: string;
  /** IANA zone, e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
  /** A span that ends at or before it starts runs past midnight into the next day. Days 1 (Monday) … 7. Times `HH:MM`. */
  readonly weekly: readonly { readonly days: readonly number[]; readonly from: string; readonly to: string }[];
  /** Closed (no spans) or other hours on single dates `YYYY-MM-DD`. */
  readonly holidays: readonly {
    readonly date: string;
    readonly title: string;
    readonly spans?: readonly { readonly from: string; readonly to: string }[];
  }[];
  /** Public holidays of a country (ISO 3166, e.g. `CN`, `US-CA`) count as closed as well. */
  readonly publicHolidays?: string;
  /** Switched on by a person in an emergency: closed whatever the hours say. */
  readonly emergency: boolean;
}
