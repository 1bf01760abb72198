import type { TenantId } from "@patchbay/base/ids";
import { addParts, finishTable, type MetricPart, type MetricPartsTable } from "../metric-parts.ts";
import { inOrderOf, type MetricDimension, type MetricTable } from "../metric-query.ts";
import { branchOf, type Organisation } from "./organisation.ts";

/** What one organisation answered to the group's question. */
export interface OrganisationParts {
  readonly organisation: Organisation;
  readonly parts: MetricPartsTable;
}

type Row = MetricPartsTable["rows"][number];

/** Queues, agents and teams are one organisation's own, also where another has one of the same name. */
const OWN: ReadonlySet<MetricDimension> = new Set(["queue", "agent", "flow", "team", "trunk"]);

/**
 * The answers of several organisations as one table: added up; by organisation; by branch (each with all that are below it, so
 * that these rows do not add up); or by a dimension, whose rows are added up where they mean the same in all of them.
 */
export function groupTable(
  metrics: readonly string[],
  by: MetricDimension | undefined,
  answers: readonly OrganisationParts[],
): MetricTable {
  return finishTable({ metrics, rows: rowsOf(metrics, by, answers) });
}

function rowsOf(
  metrics: readonly string[],
  by: MetricDimension | undefined,
  answers: readonly OrganisationParts[],
): readonly Row[] {
  const rows = (some: readonly OrganisationParts[]) => some.flatMap(({ parts }) => parts.rows);
  if (by === undefined) return [{ parts: together(metrics, rows(answers)) }];
  if (by === "organisation" || by === "branch") {
    const all = answers.map(({ organisation }) => organisation);
    return answers.map((answer) => {
      const { id, name } = answer.organisation;
      const some = by === "branch" ? within(answers, branchOf(all, id)) : [answer];
      return { key: id, label: name, parts: together(metrics, rows(some)) };
    });
  }
  if (OWN.has(by)) return answers.flatMap((answer) => ownRows(answer, answers.length > 1)).sort(inOrderOf(by));
  const same = Map.groupBy(rows(answers), ({ key = "" }) => key);
  return [...same]
    .map(([key, some]) => ({ key, label: some[0]?.label ?? key, parts: together(metrics, some) }))
    .sort(inOrderOf(by));
}

function ownRows({ organisation, parts }: OrganisationParts, several: boolean): readonly Row[] {
  const of = ({ key = "", label = key, parts: own }: Row) => ({
    key: `${organisation.id}/${key}`,
    label: several ? `${organisation.name} · ${label}` : label,
    parts: own,
  });
  return parts.rows.map(of);
}

function within(
  answers: readonly OrganisationParts[],
  some: readonly { readonly id: TenantId }[],
): readonly OrganisationParts[] {
  const ids = new Set(some.map(({ id }) => id));
  return answers.filter(({ organisation }) => ids.has(organisation.id));
}

function together(metrics: readonly string[], rows: readonly Row[]): readonly (MetricPart | null)[] {
  return metrics.map((metric, at) =>
    addParts(
      metric,
      rows.map(({ parts }) => parts[at] ?? null),
    ),
  );
}
