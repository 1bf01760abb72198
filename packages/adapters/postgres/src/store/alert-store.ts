import type { UserId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { AlertRule } from "@patchbay/domain/alert";
import type { Alert, AlertMove, AlertStore, OpenAlert } from "@patchbay/ports/store/alert-store";
import type { Tx } from "../database.ts";
import type { Prisma, Alert as Row, AlertRule as RuleRow } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

type Watch = Omit<AlertRule, "id" | "title" | "enabled" | "mailTo">;
type Told = Watch & Pick<AlertRule, "title">;

export function postgresAlertStore({ tenant, inTx }: TenantContext): AlertStore {
  return {
    rules: () =>
      inTx(async (tx) => (await tx.alertRule.findMany({ orderBy: [{ title: "asc" }, { id: "asc" }] })).map(toRule)),

    saveRule: ({ id, title, enabled, mailTo, ...watch }) =>
      inTx(async (tx) => {
        const data = { title, enabled, mailTo: [...mailTo], watch: jsonInput(watch) };
        await tx.alertRule.upsert({
          where: { tenantId_id: { tenantId: tenant, id } },
          create: { id, ...data },
          update: data,
        });
      }),

    removeRule: (id, at) =>
      inTx(async (tx) => {
        await tx.alert.deleteMany({ where: { ruleId: id, status: "pending" } });
        await tx.alert.updateMany({ where: { ruleId: id, status: "raised" }, data: endedAt(at) });
        return (await tx.alertRule.deleteMany({ where: { id } })).count > 0;
      }),

    open: () => inTx(async (tx) => (await tx.alert.findMany({ where: { status: { not: "cleared" } } })).map(toOpen)),

    move: (move, at) => inTx((tx) => makeMove(tx, move, new Date(at))),

    async find(id) {
      const row = await inTx((tx) => tx.alert.findFirst({ where: { id, raisedAt: { not: null } } }));
      return row ? toAlert(row) : undefined;
    },

    list: ({ raised = false, limit }) =>
      inTx(async (tx) => {
        const where: Prisma.AlertWhereInput = raised ? { status: "raised" } : { raisedAt: { not: null } };
        const rows = await tx.alert.findMany({ where, orderBy: [{ raisedAt: "desc" }, { id: "desc" }], take: limit });
        return rows.map(toAlert);
      }),

    acknowledge: (id, by, at) =>
      inTx(async (tx) => {
        const open = { id, raisedAt: { not: null }, acknowledgedAt: null };
        const data = { acknowledgedAt: new Date(at), acknowledgedBy: by };
        const [row] = await tx.alert.updateManyAndReturn({ where: open, data });
        if (row) return ok(toAlert(row));
        const known = await tx.alert.count({ where: { id, raisedAt: { not: null } } });
        return err({ code: known > 0 ? "alert.acknowledged" : "alert.not-found" });
      }),

    unmailed: (at) =>
      inTx(async (tx) => (await tx.alert.findMany({ where: { mailDueAt: { lte: new Date(at) } } })).map(toAlert)),

    settleMail: (id, outcome) =>
      inTx(async (tx) => {
        const settled =
          "sentAt" in outcome
            ? { mailedAt: new Date(outcome.sentAt), mailDueAt: null, mailError: null }
            : {
                mailError: outcome.error,
                mailDueAt: outcome.retryAt === undefined ? null : new Date(outcome.retryAt),
              };
        await tx.alert.updateMany({ where: { id }, data: { ...settled, mailAttempts: { increment: 1 } } });
      }),
  };
}

async function makeMove(tx: Tx, { id, rule, subject, label, value, state }: AlertMove, at: Date): Promise<boolean> {
  if (state.status === "calm") {
    const dropped = await tx.alert.deleteMany({ where: { id, status: "pending" } });
    const ended = await tx.alert.updateMany({ where: { id, status: "raised" }, data: endedAt(at.getTime()) });
    return dropped.count + ended.count > 0;
  }
  const { id: ruleId, enabled: _, mailTo, ...told } = rule;
  const raised =
    state.status === "raised"
      ? { raisedAt: at, value, mailTo: [...mailTo], ...(mailTo.length > 0 ? { mailDueAt: at } : {}) }
      : {};
  const begun = { id, ruleId, subject, label, since: new Date(state.since), rule: jsonInput(told) };
  const data = [{ ...begun, status: state.status, ...raised }];
  const { count } = await tx.alert.createMany({ data, skipDuplicates: true });
  if (count > 0 || state.status === "pending") return count > 0;
  return (
    (await tx.alert.updateMany({ where: { id, status: "pending" }, data: { status: "raised", ...raised } })).count > 0
  );
}

const endedAt = (at: number) => ({ status: "cleared", clearedAt: new Date(at) });

function toRule({ id, title, enabled, mailTo, watch }: RuleRow): AlertRule {
  return { id, title, enabled, mailTo, ...(watch as unknown as Watch) };
}

function toOpen({ id, ruleId, subject, status, since }: Row): OpenAlert {
  return { id, rule: ruleId, subject, state: { status: status as "pending" | "raised", since: since.getTime() } };
}

function toAlert(row: Row): Alert {
  const { title, metric, limit, when, by } = row.rule as unknown as Told;
  const mail = present({
    to: row.mailTo,
    attempts: row.mailAttempts,
    dueAt: row.mailDueAt?.getTime(),
    sentAt: row.mailedAt?.getTime(),
    error: row.mailError,
  });
  return present({
    ...{ id: row.id, rule: row.ruleId, title, metric, limit, when, by, subject: row.subject, label: row.label },
    value: row.value ?? limit,
    since: row.since.getTime(),
    raisedAt: (row.raisedAt ?? row.since).getTime(),
    clearedAt: row.clearedAt?.getTime(),
    acknowledgedAt: row.acknowledgedAt?.getTime(),
    acknowledgedBy: row.acknowledgedBy as UserId | null,
    mail: row.mailTo.length > 0 ? mail : undefined,
  });
}
