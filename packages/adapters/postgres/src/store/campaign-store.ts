import type { CampaignId, DialTaskId, QueueId, UserId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import { type CampaignOutcome, type CampaignStatus, nextCampaignStatus } from "@patchbay/domain/outbound/campaign";
import type { CampaignMode } from "@patchbay/domain/outbound/pace";
import type { Campaign, CampaignPlan, CampaignStore } from "@patchbay/ports/store/campaign-store";
import type { DialRules } from "@patchbay/ports/store/dial-task-store";
import type { Tx } from "../database.ts";
import type { Campaign as Row } from "../generated/client.ts";
import { jsonInput, plainText } from "../json-text.ts";
import { present } from "../present.ts";
import { readPulse } from "./campaign-pulse.ts";
import { toTask, WITH_CAMPAIGN } from "./dial-task-rows.ts";
import { type AttemptRow, toAttempt } from "./dial-task-store.ts";
import type { TenantContext } from "./tenant-context.ts";

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const AT_ONCE = 2_000;

export function postgresCampaignStore({ inTx, chance }: TenantContext): CampaignStore {
  return {
    list: () => inTx(async (tx) => (await tx.campaign.findMany({ orderBy: { createdAt: "desc" } })).map(toCampaign)),

    async find(id) {
      const row = await inTx((tx) => tx.campaign.findFirst({ where: { id } }));
      return row ? toCampaign(row) : undefined;
    },

    create: (plan, by) =>
      inTx(async (tx) => {
        const data = { ...rowOf(plan), id: plan.id, name: plan.name, createdBy: by };
        const { count } = await tx.campaign.createMany({ data, skipDuplicates: true });
        if (count === 0) return err({ code: "campaign.name-taken" });
        return ok(toCampaign(await tx.campaign.findFirstOrThrow({ where: { id: plan.id } })));
      }),

    change: (plan) =>
      inTx(async (tx) => {
        const data = { ...rowOf(plan), revision: { increment: 1 } };
        const [changed] = await tx.campaign.updateManyAndReturn({ where: { id: plan.id }, data });
        return changed && toCampaign(changed);
      }),

    apply: (id, event, at) =>
      inTx(async (tx) => {
        const [locked] = await tx.$queryRaw<{ status: CampaignStatus }[]>`
          SELECT status FROM campaign WHERE id = ${id} FOR UPDATE`;
        if (!locked) return err({ code: "campaign.not-found" });
        const next = nextCampaignStatus(locked.status, event);
        if (!next.ok) return next;
        const begun = locked.status === "draft" && event.type === "started" ? { startedAt: new Date(at) } : {};
        const [row] = await tx.campaign.updateManyAndReturn({ where: { id }, data: { status: next.value, ...begun } });
        return row ? ok(toCampaign(row)) : err({ code: "campaign.not-found" });
      }),

    addContacts: (id, contacts, at) =>
      inTx(async (tx) => {
        const campaign = await tx.campaign.findFirstOrThrow({ where: { id } });
        const last = await tx.dialTask.aggregate({ where: { campaignId: id }, _max: { position: true } });
        const first = (last._max.position ?? 0) + 1;
        const rows = contacts.map(({ number, name, timeZone, data }, index) => ({
          ...{ id: chance.id(), campaignId: id, queueId: campaign.queueId, number, position: first + index },
          ...{ name: name === undefined ? null : plainText(name), timeZone: timeZone ?? null, data: jsonInput(data) },
          ...{ enteredAt: new Date(at), notBefore: new Date(at), createdAt: new Date(at) },
          state: { status: "waiting", attempts: 0, notBefore: at },
        }));
        let added = 0;
        for (let from = 0; from < rows.length; from += AT_ONCE) {
          const data = rows.slice(from, from + AT_ONCE);
          added += (await tx.dialTask.createMany({ data, skipDuplicates: true })).count;
        }
        await knowContacts(tx, id);
        return added;
      }),

    contacts: ({ campaign, status, text, limit, offset }) =>
      inTx(async (tx) => {
        const contains = { contains: text ?? "", mode: "insensitive" as const };
        const rows = await tx.dialTask.findMany({
          where: {
            campaignId: campaign,
            ...(status === undefined ? {} : { status }),
            ...(text === undefined ? {} : { OR: [{ name: contains }, { number: contains }] }),
          },
          orderBy: [{ position: "asc" }, { id: "asc" }],
          ...{ take: limit, skip: offset, include: WITH_CAMPAIGN },
        });
        return rows.map(toTask);
      }),

    flight: (id) =>
      inTx(async (tx) => {
        const groups = await tx.dialTask.groupBy({ by: ["status"], where: { campaignId: id }, _count: true });
        const count = (...statuses: readonly string[]) =>
          groups.filter(({ status }) => statuses.includes(status)).reduce((sum, group) => sum + group._count, 0);
        return {
          inLine: count("in-line"),
          dialling: count("dialling", "connected"),
          open: count("waiting", "in-line", "dialling", "connected"),
        };
      }),

    inLine: (id) =>
      inTx(async (tx) => {
        const rows = await tx.dialTask.findMany({ where: { campaignId: id, status: "in-line" }, select: { id: true } });
        return rows.map((row) => row.id as DialTaskId);
      }),

    pulse: (id) => inTx((tx) => readPulse(tx, id)),

    results: (id, limit) =>
      inTx(async (tx) => {
        const rows = await tx.$queryRaw<(AttemptRow & { readonly name: string | null })[]>`
          SELECT a.*, t.name, e.answered_at AS connected_at, g.name AS agent_name, c.disposition
          FROM dial_attempt a JOIN dial_task t ON t.tenant_id = a.tenant_id AND t.id = a.task_id
            LEFT JOIN call c ON c.tenant_id = a.tenant_id AND c.id = a.id
            LEFT JOIN agent g ON g.tenant_id = c.tenant_id AND g.id = c.agent_id
            LEFT JOIN queue_entry e ON e.tenant_id = a.tenant_id AND e.key = 'dial/' || a.id
          WHERE t.campaign_id = ${id} ORDER BY a.claimed_at, a.id LIMIT ${limit}`;
        return rows.map((row) => ({ ...toAttempt(row), ...present({ name: row.name }) }));
      }),
  };
}

function rowOf({ title, flow, queue, mode, rules, outcomes, maxCalls }: CampaignPlan) {
  return {
    ...{ title, flow, mode, maxCalls, queueId: queue ?? null },
    rules: jsonInput(rules),
    outcomes: jsonInput(outcomes.map((outcome) => ({ ...outcome }))),
  };
}

function toCampaign(row: Row): Campaign {
  return present({
    id: row.id as CampaignId,
    name: row.name,
    title: row.title,
    flow: row.flow,
    queue: row.queueId as QueueId | null,
    mode: row.mode as CampaignMode,
    status: row.status as CampaignStatus,
    rules: row.rules as unknown as DialRules,
    outcomes: row.outcomes as unknown as readonly CampaignOutcome[],
    maxCalls: row.maxCalls,
    createdAt: row.createdAt.getTime(),
    createdBy: row.createdBy as UserId | null,
    startedAt: row.startedAt?.getTime(),
  });
}

/** Contacts whose number is exactly one customer's are that customer's. */
async function knowContacts(tx: Tx, campaign: string): Promise<void> {
  await tx.$executeRaw`UPDATE dial_task t SET customer_id = h.customer_id
    FROM (SELECT value, min(customer_id) AS customer_id FROM customer_handle WHERE kind = 'phone'
      GROUP BY value HAVING count(DISTINCT customer_id) = 1) h
    WHERE t.campaign_id = ${campaign} AND t.customer_id IS NULL AND h.value = t.number`;
}
