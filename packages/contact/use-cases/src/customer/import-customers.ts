import { err, ok, type Result } from "@patchbay/base/result";
import {
  type CustomerMapping,
  type CustomerRowProblem,
  guessCustomerMapping,
  type ListedCustomer,
  readCustomers,
} from "@patchbay/domain/customer/customer-list";
import { type Acting, record } from "../acting.ts";
import { type ListFacts, type ListRefusal, openList } from "../list/open-list.ts";

export interface CustomerImport extends ListFacts {
  /** As asked for, or guessed by the titles. */
  readonly mapping: CustomerMapping;
  /** Rows without a problem. */
  readonly good: number;
  readonly neutralised: number;
  readonly problemCount: number;
  /** The first 100. */
  readonly problems: readonly CustomerRowProblem[];
  /** The first five good ones. */
  readonly sample: readonly ListedCustomer[];
  /** Absent: only looked at. */
  readonly taken?: { readonly added: number; readonly changed: number };
}

const MOST_ROWS = 20_000;
const MOST_PROBLEMS = 100;
/** In one transaction. */
const AT_ONCE = 500;

/** Reads a list of customers; with `apply`, its good rows become customers or complete those that are known. */
export const importCustomers =
  (acting: Acting) =>
  async (input: {
    readonly file: Uint8Array;
    readonly mapping?: CustomerMapping;
    /** ISO 3166: of numbers without a country code. */
    readonly country?: string;
    readonly apply: boolean;
  }): Promise<Result<CustomerImport, ListRefusal>> => {
    const { customers: store, customerFields } = acting.stores;
    const list = openList(input.file, MOST_ROWS);
    if (!list.ok) return list;
    const { table, ...seen } = list.value;
    const mapping = input.mapping ?? guessCustomerMapping(seen.columns);
    if (Object.values(mapping).some((column) => !seen.columns.includes(column))) {
      return err({ code: "contact-list.unknown-column" });
    }
    const read = readCustomers(table, mapping, await customerFields.list(), input.country);
    const { customers, problems, neutralised } = read;
    const report = {
      ...{ ...seen, mapping, neutralised, good: customers.length, problemCount: problems.length },
      ...{ problems: problems.slice(0, MOST_PROBLEMS), sample: customers.slice(0, 5) },
    };
    if (!input.apply) return ok(report);
    let [added, changed] = [0, 0];
    for (let at = 0; at < customers.length; at += AT_ONCE) {
      const taken = await store.take(customers.slice(at, at + AT_ONCE));
      added += taken.added;
      changed += taken.changed;
    }
    await record(acting)("customer.imported", seen.encoding, { added, changed, rows: seen.rows });
    return ok({ ...report, taken: { added, changed } });
  };
