import type { TenantId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { groupTable } from "@patchbay/domain/group/group-table";
import type { Organisation } from "@patchbay/domain/group/organisation";
import type { MetricPartsTable } from "@patchbay/domain/metric-parts";
import type { MetricQuery, MetricTable } from "@patchbay/domain/metric-query";
import type { Clock } from "@patchbay/ports/clock";
import { type MetricQuestion, metricQuery, type QueryMetricsError, unknownMetric } from "../metric/query-metrics.ts";
import { chosen, type Group, type NotInGroup } from "./open-group.ts";

export interface GroupQuestion extends MetricQuestion {
  /** Of these only; of all when none are named. */
  readonly organisations?: readonly TenantId[] | undefined;
}

export type QueryGroupError = QueryMetricsError | NotInGroup;

/** What one organisation answers; a reading that goes on may know it already. */
export type AskOrganisation = (organisation: Organisation, query: MetricQuery) => Promise<MetricPartsTable>;

/** So many organisations are read at once: more would only wait for connections. */
const AT_ONCE = 4;

/** The metric engine's answer over a group; days are those of the one that looks. */
export const queryGroup =
  ({ group, clock }: { readonly group: Group; readonly clock: Clock }) =>
  async (
    question: GroupQuestion,
    ask: AskOrganisation = (one, query) => group.factsOf(one).parts(query),
  ): Promise<Result<MetricTable, QueryGroupError>> => {
    const unknown = unknownMetric(question);
    if (unknown !== undefined) return err({ code: "metric.unknown", metric: unknown });
    const some = chosen(group, question.organisations);
    if (!some.ok) return some;
    const { by, ...query } = metricQuery({ clock, tenant: group.top }, question);
    const each = by === undefined || by === "organisation" || by === "branch" ? query : { ...query, by };
    const answers: { organisation: Organisation; parts: MetricPartsTable }[] = [];
    for (let at = 0; at < some.value.length; at += AT_ONCE) {
      const few = some.value.slice(at, at + AT_ONCE);
      const told = few.map(async (organisation) => ({ organisation, parts: await ask(organisation, each) }));
      answers.push(...(await Promise.all(told)));
    }
    return ok(groupTable(question.metrics, by, answers));
  };
