import type { CustomerId, UserId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import { likeness } from "@patchbay/domain/customer/likeness";
import { type MergeTrail, mergeCustomers, undoMerge } from "@patchbay/domain/customer/merge-customers";
import type { CustomerMerge, CustomerMergeStore, LikeCustomer } from "@patchbay/ports/store/customer-merge-store";
import type { Tx } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import { firstCustomer, personFacts, toCustomer, WITH_HANDLES, writePerson } from "./customer-rows.ts";
import type { TenantContext } from "./tenant-context.ts";

/** Everything that names a customer. */
const TABLES = ["call", "ticket", "dial_task", "queue_entry", "customer_consent"] as const;
type Moved = Readonly<Record<string, readonly string[]>>;
type Row = Prisma.CustomerMergeGetPayload<object>;
/** Newest first. */
const NEWEST = [{ at: "desc" }, { id: "desc" }] satisfies Prisma.CustomerMergeOrderByWithRelationInput[];
/** So many namesakes are looked at before the likeliest are chosen. */
const MOST_LOOKED_AT = 200;

export function postgresCustomerMergeStore({ inTx, chance }: TenantContext): CustomerMergeStore {
  return {
    merge: (keptId, goneId, by, at) =>
      inTx(async (tx) => {
        if (keptId === goneId) return err({ code: "customer.same-record" });
        await lock(tx, [keptId, goneId]);
        const [one, other] = [await standing(tx, keptId), await standing(tx, goneId)];
        if (!one || !other) return err({ code: "customer.not-found" });
        const { kept, trail } = mergeCustomers(personFacts(one), personFacts(other));
        const moved: Record<string, readonly string[]> = {};
        for (const table of TABLES) {
          const rows = await tx.$queryRaw<{ id: string }[]>`
            UPDATE ${Prisma.raw(table)} SET customer_id = ${keptId} WHERE customer_id = ${goneId} RETURNING id`;
          moved[table] = rows.map(({ id }) => id);
        }
        // A customer number is one record's: it is given up before the other takes it.
        const { externalId: own, ...left } = trail.gone;
        const stays = own !== undefined && trail.given.plain.externalId === undefined ? { externalId: own } : {};
        await writePerson(tx, goneId, { ...left, ...stays, handles: [] });
        await tx.customer.updateMany({ where: { id: goneId }, data: { mergedInto: keptId } });
        await writePerson(tx, keptId, kept);
        const id = chance.id();
        const data = { id, keptId, goneId, by, at: new Date(at), trail: jsonInput(trail), moved: jsonInput(moved) };
        await tx.customerMerge.createMany({ data });
        return ok(await mergeOf(tx, id));
      }),

    undo: (id, by, at) =>
      inTx(async (tx) => {
        const found = await tx.customerMerge.findFirst({ where: { id } });
        if (!found) return err({ code: "customer.merge-not-found" });
        const [keptId, goneId] = [found.keptId as CustomerId, found.goneId as CustomerId];
        await lock(tx, [keptId, goneId]);
        const now = await standing(tx, keptId);
        const newest = await tx.customerMerge.findFirst({ where: { keptId, undoneAt: null }, orderBy: NEWEST });
        if (!now || newest?.id !== id) return err({ code: "customer.merge-not-newest" });
        const { kept, gone } = undoMerge(personFacts(now), found.trail as unknown as MergeTrail);
        await writePerson(tx, keptId, kept);
        await tx.customer.updateMany({ where: { id: goneId }, data: { mergedInto: null } });
        await writePerson(tx, goneId, gone);
        for (const [table, ids] of Object.entries(found.moved as Moved)) {
          if (!TABLES.some((one) => one === table)) continue;
          await tx.$executeRaw`UPDATE ${Prisma.raw(table)} SET customer_id = ${goneId}
            WHERE id = ANY(${[...ids]}) AND customer_id = ${keptId}`;
        }
        await tx.customerMerge.updateMany({ where: { id }, data: { undoneAt: new Date(at), undoneBy: by } });
        return ok(await mergeOf(tx, id));
      }),

    list: (keptId) =>
      inTx(async (tx) => (await tx.customerMerge.findMany({ where: { keptId }, orderBy: NEWEST })).map(toMerge)),

    like: (id, limit) =>
      inTx(async (tx) => {
        const one = await standing(tx, id);
        if (!one) return [];
        const others = await tx.$queryRaw<{ id: string }[]>`
          SELECT o.id FROM customer o WHERE o.merged_into IS NULL AND o.id <> ${id} AND (
            lower(o.name) = lower(${one.name}) OR o.id IN (
              SELECT h.customer_id FROM customer_handle h
              JOIN customer_handle own ON own.kind = h.kind AND own.value = h.value AND own.customer_id = ${id}))
          ORDER BY o.id LIMIT ${MOST_LOOKED_AT}`;
        const rows = await tx.customer.findMany({
          where: { id: { in: others.map((other) => other.id) } },
          include: WITH_HANDLES,
        });
        const found = rows.map(toCustomer).flatMap((customer): readonly LikeCustomer[] => {
          const how = likeness(personFacts(one), personFacts(customer));
          return how ? [{ customer, likeness: how }] : [];
        });
        return found.sort((a, b) => weight(b) - weight(a)).slice(0, limit);
      }),
  };
}

const weight = ({ likeness: { strength, shared } }: LikeCustomer) => (strength === "strong" ? 100 : 0) + shared.length;

/** In one order, so that two merges across each other wait instead of standing in each other's way. */
async function lock(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM customer WHERE id = ANY(${[...ids]}) ORDER BY id FOR UPDATE`;
}

const standing = (tx: Tx, id: CustomerId) => firstCustomer(tx, { id, mergedInto: null });

async function mergeOf(tx: Tx, id: string): Promise<CustomerMerge> {
  return toMerge(await tx.customerMerge.findFirstOrThrow({ where: { id } }));
}

function toMerge({ id, keptId, goneId, at, by, moved, undoneAt, undoneBy, trail }: Row): CustomerMerge {
  return {
    ...{ id, kept: keptId as CustomerId, gone: goneId as CustomerId, at: at.getTime(), by: by as UserId },
    goneName: (trail as unknown as MergeTrail).gone.name,
    moved: Object.fromEntries(Object.entries(moved as Moved).map(([table, ids]) => [table, ids.length])),
    ...present({ undoneAt: undoneAt?.getTime(), undoneBy: undoneBy as UserId | null }),
  };
}
