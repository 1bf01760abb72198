import type { Json } from "@patchbay/base/json";
import { MINUTE } from "@patchbay/base/time";
import type { Delivery, Webhook, WebhookStore } from "@patchbay/ports/store/webhook-store";
import type { WebhookDelivery, Webhook as WebhookRow } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresWebhookStore({ inTx, chance, clock }: TenantContext): WebhookStore {
  return {
    list: () => inTx(async (tx) => (await tx.webhook.findMany({ orderBy: { createdAt: "asc" } })).map(toWebhook)),

    create: ({ url, events, secret }) =>
      inTx(async (tx) => {
        const data = { id: chance.id(), url, events: [...events], secret, createdAt: new Date(clock.now()) };
        return toWebhook(await tx.webhook.create({ data }));
      }),

    remove: (id) =>
      inTx(async (tx) => {
        await tx.webhook.deleteMany({ where: { id } });
      }),

    async secrets(id, at) {
      const row = await inTx((tx) => tx.webhook.findFirst({ where: { id } }));
      const { secret, previousSecret, previousUntil } = row ?? {};
      const previous = previousUntil && previousUntil.getTime() > at ? previousSecret : undefined;
      return [secret, previous].flatMap((one) => one ?? []);
    },

    rotateSecret: (id, secret, until) =>
      inTx(async (tx) => {
        const row = await tx.webhook.findFirst({ where: { id } });
        if (!row) return false;
        const data = { secret, previousSecret: row.secret, previousUntil: new Date(until) };
        return (await tx.webhook.updateMany({ where: { id }, data })).count === 1;
      }),

    enqueue: (event, body, at) =>
      inTx(async (tx) => {
        const hooks = await tx.webhook.findMany({ where: { enabled: true, events: { hasSome: [event, "*"] } } });
        await tx.webhookDelivery.createMany({
          data: hooks.map((hook) => ({
            id: chance.id(),
            webhookId: hook.id,
            event,
            body: jsonInput(body),
            nextAt: new Date(at),
            createdAt: new Date(at),
          })),
        });
      }),

    /** Taken deliveries are out of others' reach for a minute: a gateway that dies with them does not lose them. */
    due: (at, limit) =>
      inTx(async (tx) => {
        const taken = await tx.$queryRaw<{ id: string; nextAt: Date }[]>`
          SELECT id, next_at AS "nextAt" FROM webhook_delivery WHERE status = 'pending' AND next_at <= ${new Date(at)}
          ORDER BY next_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
        if (taken.length === 0) return [];
        const rows = await tx.webhookDelivery.updateManyAndReturn({
          where: { id: { in: taken.map((row) => row.id) } },
          data: { nextAt: new Date(at + MINUTE), attempts: { increment: 1 } },
        });
        const byId = new Map(rows.map((row) => [row.id, row]));
        return taken.flatMap(({ id, nextAt }) => {
          const row = byId.get(id);
          return row ? [toDelivery({ ...row, nextAt })] : [];
        });
      }),

    settle: (delivery, outcome) =>
      inTx(async (tx) => {
        await tx.webhookDelivery.updateMany({
          where: { id: delivery, status: "pending" },
          data: outcome.ok
            ? { status: "delivered", lastError: null }
            : {
                lastError: outcome.error,
                ...(outcome.retryAt === undefined ? { status: "failed" } : { nextAt: new Date(outcome.retryAt) }),
              },
        });
      }),

    deliveries: (webhook, limit) =>
      inTx(async (tx) => {
        const rows = await tx.webhookDelivery.findMany({
          where: { webhookId: webhook },
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
          take: limit,
        });
        return rows.map(toDelivery);
      }),
  };
}

function toWebhook(row: WebhookRow): Webhook {
  const { id, url, events, enabled, createdAt } = row;
  return { id, url, events, enabled, createdAt: createdAt.getTime() };
}

function toDelivery(row: WebhookDelivery): Delivery {
  const delivery = present({
    id: row.id,
    webhook: row.webhookId,
    event: row.event,
    attempts: row.attempts,
    nextAt: row.nextAt.getTime(),
    status: row.status as Delivery["status"],
    lastError: row.lastError,
  });
  return { ...delivery, body: row.body as Json };
}
