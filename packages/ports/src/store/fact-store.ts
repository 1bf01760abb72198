import type { MetricPartsTable } from "@patchbay/domain/metric-parts";
import type { MetricQuery, MetricTable } from "@patchbay/domain/metric-query";

/**
 * Facts for the metric engine. Facts are written by the stores that cause them (a call's end, an entry's end, an agent's change of state),
 * in the same transaction, so that reports and records agree.
 */
export interface FactStore {
  /** Evaluates definitions of domain/metrics over facts and live state. Same function for card, table, export and alert. */
  query(query: MetricQuery): Promise<MetricTable>;
  /** The same, as what each number is made of: for numbers over several organisations (domain/metric-parts). */
  parts(query: MetricQuery): Promise<MetricPartsTable>;
  /** The contacts behind one number: the same filters, as call ids, newest first. */
  contacts(query: MetricQuery, limit: number): Promise<readonly string[]>;
}
