import type { CustomerId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { err, ok } from "@patchbay/base/result";
import type { Customer, CustomerStore } from "@patchbay/ports/store/customer-store";
import type { Tx } from "../database.ts";
import type { Prisma } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

const WITH_HANDLES = { handles: { orderBy: { position: "asc" } } } as const;
type Row = Prisma.CustomerGetPayload<{ include: typeof WITH_HANDLES }>;
type Change = Partial<Omit<Customer, "id" | "createdAt" | "revision">>;

export function postgresCustomerStore({ inTx, chance, clock }: TenantContext): CustomerStore {
  return {
    find: (id) => inTx((tx) => first(tx, { id })),

    findBy: (by) => {
      if ("externalId" in by) return inTx((tx) => first(tx, { externalId: by.externalId }));
      const handle = "phone" in by ? handleOf("phone", by.phone) : handleOf("email", by.email);
      return inTx((tx) => first(tx, { handles: { some: { kind: handle.kind, value: handle.value } } }));
    },

    search: (text, limit) =>
      inTx(async (tx) => {
        const wanted = text.trim();
        const handle = { contains: handleOf(wanted.includes("@") ? "email" : "phone", wanted).value };
        const rows = await tx.customer.findMany({
          where: {
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

    create: (customer) =>
      inTx(async (tx) => {
        const id = chance.id() as CustomerId;
        await tx.customer.createMany({
          data: { id, name: customer.name, createdAt: new Date(clock.now()), ...columns(customer) },
        });
        await writeHandles(tx, id, customer);
        return (await first(tx, { id })) as Customer;
      }),

    update: (id, change, revision) =>
      inTx(async (tx) => {
        const { count } = await tx.customer.updateMany({
          where: { id, revision },
          data: { ...columns(change), revision: { increment: 1 } },
        });
        if (count === 0) {
          const now = await tx.customer.findFirst({ where: { id } });
          return now ? err({ code: "customer.conflict", revision: now.revision }) : err({ code: "customer.not-found" });
        }
        await writeHandles(tx, id, change);
        return ok((await first(tx, { id })) as Customer);
      }),
  };
}

async function first(tx: Tx, where: Prisma.CustomerWhereInput): Promise<Customer | undefined> {
  const row = await tx.customer.findFirst({ where, include: WITH_HANDLES, orderBy: { createdAt: "asc" } });
  return row ? toCustomer(row) : undefined;
}

function toCustomer(row: Row): Customer {
  const shown = (kind: string) => row.handles.filter((handle) => handle.kind === kind).map((handle) => handle.shown);
  return present({
    id: row.id as CustomerId,
    name: row.name,
    tier: row.tier,
    language: row.language,
    externalId: row.externalId,
    phones: shown("phone"),
    emails: shown("email"),
    tags: row.tags,
    fields: row.fields as JsonObject,
    createdAt: row.createdAt.getTime(),
    revision: row.revision,
  });
}

function columns({ phones: _, emails: __, tags, fields, ...rest }: Change) {
  return { ...rest, ...(tags && { tags: [...tags] }), ...(fields && { fields: jsonInput(fields) }) };
}

async function writeHandles(tx: Tx, customerId: string, change: Change): Promise<void> {
  for (const [kind, shown] of [
    ["phone", change.phones],
    ["email", change.emails],
  ] as const) {
    if (!shown) continue;
    await tx.customerHandle.deleteMany({ where: { customerId, kind } });
    await tx.customerHandle.createMany({
      data: shown.map((text, position) => ({ ...handleOf(kind, text), shown: text, customerId, position })),
      skipDuplicates: true,
    });
  }
}

/** What is compared: numbers without their punctuation, addresses in lower case. */
function handleOf(kind: "phone" | "email", text: string): { readonly kind: string; readonly value: string } {
  return { kind, value: kind === "phone" ? text.replace(/[\s().\-/]/g, "") : text.trim().toLowerCase() };
}
