import type { MetricTable } from "./metric-query.ts";
import { metricDefinition } from "./metrics.ts";

/**
 * What one number is made of: a count or a sum alone, a share or a mean as top ÷ bottom. Numbers of several organisations are
 * put together by their parts, so that a mean is weighted and a service level is that of all contacts. A percentile has no
 * such parts, which is why no metric is one.
 */
export interface MetricPart {
  /** null: nothing can be said (the longest wait where nobody waits). */
  readonly top: number | null;
  readonly bottom?: number;
}

/** A `MetricTable` before its fractions are worked out; null: the metric is not split by this dimension. */
export interface MetricPartsTable {
  readonly metrics: readonly string[];
  readonly rows: readonly {
    readonly key?: string;
    readonly label?: string;
    readonly parts: readonly (MetricPart | null)[];
  }[];
}

export function finishTable({ metrics, rows }: MetricPartsTable): MetricTable {
  return { metrics, rows: rows.map(({ parts, ...row }) => ({ ...row, values: parts.map(partValue) })) };
}

/** The number; null for a share or a mean of nothing. */
export function partValue(part: MetricPart | null): number | null {
  if (part === null || part.bottom === undefined) return part?.top ?? null;
  return part.bottom === 0 || part.top === null ? null : part.top / part.bottom;
}

/** What several organisations' parts of the same metric are together. */
export function addParts(metric: string, parts: readonly (MetricPart | null)[]): MetricPart | null {
  const known = parts.filter((part) => part !== null);
  if (known.length === 0) return null;
  const tops = known.flatMap(({ top }) => (top === null ? [] : [top]));
  if (metricDefinition(metric)?.ofSeveral === "largest") return { top: tops.length > 0 ? Math.max(...tops) : null };
  const top = total(tops);
  return known.some(({ bottom }) => bottom !== undefined)
    ? { top, bottom: total(known.map(({ bottom }) => bottom ?? 0)) }
    : { top };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
