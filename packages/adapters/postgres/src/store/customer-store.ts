import type { CustomerId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import { comparedHandle } from "@patchbay/domain/customer/handle";
import type { Customer, CustomerStore } from "@patchbay/ports/store/customer-store";
import {
  BY_HANDLE,
  type CustomerRow,
  columns,
  firstCustomer,
  toCustomer,
  WITH_HANDLES,
  writeHandles,
} from "./customer-rows.ts";
import { takeCustomers } from "./take-customers.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresCustomerStore({ inTx, look, chance, clock }: TenantContext): CustomerStore {
  return {
    find: (id) => inTx((tx) => firstCustomer(tx, { id })),

    findBy: async (by) => {
      if ("externalId" in by) return inTx((tx) => firstCustomer(tx, { externalId: by.externalId }));
      const { kind, shown } =
        "phone" in by
          ? { kind: "phone", shown: by.phone }
          : "email" in by
            ? { kind: "email", shown: by.email }
            : { kind: by.kind, shown: by.shown };
      const value = comparedHandle(kind, shown);
      const [row] = await look<CustomerRow>({ name: "customer", text: BY_HANDLE, values: [kind, value] });
      return row?.mergedInto ? inTx((tx) => firstCustomer(tx, { id: row.id })) : row && toCustomer(row);
    },

    search: (text, limit) =>
      inTx(async (tx) => {
        const wanted = text.trim();
        const handle = { contains: comparedHandle(wanted.includes("@") ? "email" : "phone", wanted) };
        const rows = await tx.customer.findMany({
          where: {
            mergedInto: null,
            OR: [
              { name: { contains: wanted, mode: "insensitive" } },
              { externalId: wanted },
              ...(handle.contains === "" ? [] : [{ handles: { some: { value: handle } } }]),
            ],
          },
          include: WITH_HANDLES,
          orderBy: [{ name: "asc" }, { id: "asc" }],
          take: limit,
        });
        return rows.map(toCustomer);
      }),

    page: (after, limit) =>
      inTx(async (tx) => {
        const where = { mergedInto: null, ...(after === undefined ? {} : { id: { gt: after } }) };
        const rows = await tx.customer.findMany({ where, include: WITH_HANDLES, orderBy: { id: "asc" }, take: limit });
        return rows.map(toCustomer);
      }),

    take: (list) => inTx((tx) => takeCustomers(tx, list, { newId: () => chance.id() as CustomerId, at: clock.now() })),

    create: (customer) =>
      inTx(async (tx) => {
        const id = chance.id() as CustomerId;
        const data = { id, name: customer.name, createdAt: new Date(clock.now()), ...columns(customer) };
        await tx.customer.createMany({ data });
        await writeHandles(tx, id, customer);
        return (await firstCustomer(tx, { id })) as Customer;
      }),

    update: (id, change, revision) =>
      inTx(async (tx) => {
        const { count } = await tx.customer.updateMany({
          where: { id, revision, mergedInto: null },
          data: { ...columns(change), revision: { increment: 1 } },
        });
        if (count === 0) {
          const now = await firstCustomer(tx, { id });
          return now ? err({ code: "customer.conflict", revision: now.revision }) : err({ code: "customer.not-found" });
        }
        await writeHandles(tx, id, change);
        return ok((await firstCustomer(tx, { id })) as Customer);
      }),
  };
}
