import type { CampaignId } from "@patchbay/base/ids";
import { SECOND } from "@patchbay/base/time";
import type { CampaignPulse } from "@patchbay/domain/outbound/campaign";
import type { Tx } from "../database.ts";

/** Answered and not connected within this long is late (US TSR, 16 CFR §310.4(b)(4)(ii)). */
const IN_TIME_MS = 2 * SECOND;

export async function readPulse(tx: Tx, id: CampaignId): Promise<CampaignPulse> {
  const [sums] = await tx.$queryRaw<{ attempts: number; answered: number; late: number; abandoned: number }[]>`
    SELECT count(*)::int AS attempts, count(a.answered_at)::int AS answered,
      (count(*) FILTER (WHERE a.outcome = 'abandoned' OR e.answered_at > a.answered_at + ${IN_TIME_MS} * interval '1 ms'))::int AS late,
      (count(*) FILTER (WHERE a.outcome = 'abandoned'))::int AS abandoned
    FROM dial_attempt a JOIN dial_task t ON t.tenant_id = a.tenant_id AND t.id = a.task_id
      LEFT JOIN queue_entry e ON e.tenant_id = a.tenant_id AND e.key = 'dial/' || a.id
    WHERE t.campaign_id = ${id}`;
  const outcomes = await tx.$queryRaw<{ key: string; count: number }[]>`
    SELECT a.outcome AS key, count(*)::int AS count
    FROM dial_attempt a JOIN dial_task t ON t.tenant_id = a.tenant_id AND t.id = a.task_id
    WHERE t.campaign_id = ${id} AND a.outcome IS NOT NULL GROUP BY a.outcome`;
  const contacts = await tx.dialTask.groupBy({ by: ["status", "outcome"], where: { campaignId: id }, _count: true });
  const of = (status: string) =>
    contacts.filter((group) => group.status === status).reduce((sum, group) => sum + group._count, 0);
  return {
    ...(sums ?? { attempts: 0, answered: 0, late: 0, abandoned: 0 }),
    contacts: contacts.reduce((sum, group) => sum + group._count, 0),
    ...{ waiting: of("waiting"), inLine: of("in-line"), dialling: of("dialling"), connected: of("connected") },
    done: of("done"),
    outcomes: Object.fromEntries(outcomes.map(({ key, count }) => [key, count])),
    results: Object.fromEntries(
      contacts.flatMap(({ outcome, _count }) => (outcome === null ? [] : [[outcome, _count]])),
    ),
  };
}
