import { DAY } from "@patchbay/base/time";
import type { CustomerHistoryStore, TimelineEntry, TimelineKind } from "@patchbay/ports/store/customer-record-stores";
import { TIMELINE_KINDS } from "@patchbay/ports/store/customer-record-stores";
import type { Tx } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { present } from "../present.ts";
import { eraseCustomer } from "./erase-customer.ts";
import { pageAfter, pageCursor } from "./page-cursor.ts";
import type { TenantContext } from "./tenant-context.ts";

interface Row {
  readonly kind: TimelineKind;
  readonly id: string;
  readonly key: string;
  readonly at: Date;
  readonly what: string;
  readonly channel: string | null;
  readonly about: string | null;
  readonly who: string | null;
}

/** Of so many contacts at most a portrait is made. */
const MOST_CONTACTS = 5_000;

export function postgresCustomerHistoryStore({ inTx }: TenantContext): CustomerHistoryStore {
  return {
    timeline: (customer, { limit, after, kinds = TIMELINE_KINDS }) =>
      inTx(async (tx) => {
        const ids = await recordsOf(tx, customer);
        const from = pageAfter(after);
        const older = from ? Prisma.sql`AND (at, key) < (${from.at}, ${from.id})` : Prisma.empty;
        const rows = await tx.$queryRaw<Row[]>`
          SELECT * FROM (${everything(ids)}) AS one WHERE kind = ANY(${[...kinds]}) ${older}
          ORDER BY at DESC, key DESC LIMIT ${limit + 1}`;
        const shown = rows.slice(0, limit);
        const last = shown.at(-1);
        return {
          entries: shown.map(toEntry),
          ...(rows.length > limit && last ? { next: pageCursor(last.at, last.key) } : {}),
        };
      }),

    facts: (customer, since) =>
      inTx(async (tx) => {
        const ids = await recordsOf(tx, customer);
        const contacts = await tx.$queryRaw<{ at: Date; channel: string; direction: string; topic: string | null }[]>`
          SELECT started_at AS at, channel, direction, coalesce(disposition, queue) AS topic FROM call
          WHERE customer_id = ANY(${ids}) AND started_at > ${new Date(since)}
          ORDER BY started_at DESC LIMIT ${MOST_CONTACTS}`;
        const answers = await tx.$queryRaw<{ at: Date; score: number; best: number }[]>`
          SELECT a.at, a.score, a.best FROM survey_answer a JOIN call c ON c.tenant_id = a.tenant_id AND c.id = a.call_id
          WHERE c.customer_id = ANY(${ids}) AND a.at > ${new Date(since - DAY)} ORDER BY a.at DESC LIMIT ${MOST_CONTACTS}`;
        const openTickets = await tx.ticket.count({
          where: { customerId: { in: ids }, status: { notIn: ["resolved", "closed"] } },
        });
        return {
          contacts: contacts.map(({ at, ...contact }) => present({ ...contact, at: at.getTime() })),
          answers: answers.map((answer) => ({ ...answer, at: answer.at.getTime() })),
          openTickets,
        };
      }),

    contacts: (customer) =>
      inTx(async (tx) => {
        const customerId = { in: await recordsOf(tx, customer) };
        const rows = await tx.call.findMany({
          where: { customerId },
          select: { id: true },
          orderBy: { startedAt: "asc" },
        });
        return rows.map(({ id }) => id);
      }),

    erase: (customer) => inTx(async (tx) => eraseCustomer(tx, await recordsOf(tx, customer))),
  };
}

/** The record and all that went on in it: what was begun before a merge may still be written under the old one. */
async function recordsOf(tx: Tx, customer: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE one AS (
      SELECT id FROM customer WHERE id = ${customer}
      UNION SELECT c.id FROM customer c JOIN one ON c.merged_into = one.id)
    SELECT id FROM one`;
  return rows.map(({ id }) => id);
}

/** An attempt that came to a call is told by the call. `key` makes the order total across kinds. */
function everything(ids: string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT CASE WHEN c.channel = 'voice' THEN 'call' ELSE 'conversation' END AS kind, c.id, 'c' || c.id AS key, c.started_at AS at,
      c.direction AS what, c.channel, coalesce(c.disposition, c.outcome) AS about, a.name AS who
      FROM call c LEFT JOIN agent a ON a.tenant_id = c.tenant_id AND a.id = c.agent_id WHERE c.customer_id = ANY(${ids})
    UNION ALL
    SELECT 'ticket', t.id, 't' || t.id, t.created_at, t.status, NULL, '#' || t.number || ' ' || t.subject, t.assignee
      FROM ticket t WHERE t.customer_id = ANY(${ids})
    UNION ALL
    SELECT 'attempt', d.id, 'd' || d.id, d.claimed_at, coalesce(d.outcome, 'dialling'), 'voice', p.title, NULL
      FROM dial_attempt d JOIN dial_task k ON k.tenant_id = d.tenant_id AND k.id = d.task_id
      LEFT JOIN campaign p ON p.tenant_id = k.tenant_id AND p.id = k.campaign_id
      WHERE k.customer_id = ANY(${ids}) AND NOT EXISTS (SELECT FROM call c WHERE c.tenant_id = d.tenant_id AND c.id = d.id)
    UNION ALL
    SELECT 'survey', s.call_id, 's' || s.key, s.at, s.question, c.channel, s.score || '/' || s.best, NULL
      FROM survey_answer s JOIN call c ON c.tenant_id = s.tenant_id AND c.id = s.call_id WHERE c.customer_id = ANY(${ids})
    UNION ALL
    SELECT 'consent', o.id, 'o' || o.id, o.at, CASE WHEN o.given THEN 'given' ELSE 'refused' END, o.channel, o.purpose, u.name
      FROM customer_consent o LEFT JOIN agent u ON u.tenant_id = o.tenant_id AND u.id = o.by WHERE o.customer_id = ANY(${ids})
    UNION ALL
    SELECT 'merge', m.id, 'm' || m.id, m.at, CASE WHEN m.undone_at IS NULL THEN 'merged' ELSE 'undone' END, NULL,
      m.trail #>> '{gone,name}', u.name
      FROM customer_merge m LEFT JOIN agent u ON u.tenant_id = m.tenant_id AND u.id = m.by WHERE m.kept_id = ANY(${ids})`;
}

function toEntry({ key: _, at, ...row }: Row): TimelineEntry {
  return present({ ...row, at: at.getTime() });
}
