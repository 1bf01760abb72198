import type { AlertRule, AlertSubject } from "@patchbay/domain/alert";
import { metricDefinition } from "@patchbay/domain/metrics";
import type { TenantStores } from "@patchbay/ports/stores";
import { type Measuring, metricQuery } from "../metric/query-metrics.ts";

export interface SubjectReading {
  readonly subject: string;
  readonly label: string;
  /** Null: there is nothing to read, such as a share of no contacts. */
  readonly value: number | null;
}

/** What a rule's metric says of each of its subjects, those without a row included: no agent ready is a reading, too. */
export const readSubjects =
  (measuring: Measuring) =>
  async (rule: AlertRule): Promise<readonly SubjectReading[]> => {
    const { metric, range, by, filters } = rule;
    const [table, subjects] = await Promise.all([
      measuring.stores.facts.query(metricQuery(measuring, { metrics: [metric], range, by, filters })),
      subjectsOf(measuring.stores, by),
    ]);
    const rows = new Map(table.rows.map((row) => [row.key, row.values[0] ?? null]));
    const ofNothing = metricDefinition(metric)?.unit === "count" ? 0 : null;
    const only = by === "agent" ? undefined : filters[by];
    return subjects
      .filter(({ subject }) => !only || only.includes(subject))
      .map((one) => ({ ...one, value: rows.get(one.subject) ?? ofNothing }));
  };

async function subjectsOf(
  { queues, agents, trunks }: TenantStores,
  by: AlertSubject,
): Promise<readonly Omit<SubjectReading, "value">[]> {
  switch (by) {
    case "queue":
      return (await queues.list()).map(({ name, title }) => ({ subject: name, label: title }));
    case "agent":
      return (await agents.list()).map(({ id, name }) => ({ subject: id, label: name }));
    case "team": {
      const teams = new Set((await agents.list()).flatMap(({ team }) => team ?? []));
      return [...teams].map((team) => ({ subject: team, label: team }));
    }
    case "trunk":
      return (await trunks.list()).map(({ trunk: { name } }) => ({ subject: name, label: name }));
  }
}
