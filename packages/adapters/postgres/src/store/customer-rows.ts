import type { CustomerId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { comparedHandle, type Handle } from "@patchbay/domain/customer/handle";
import type { PersonFacts } from "@patchbay/domain/customer/merge-customers";
import type { Customer } from "@patchbay/ports/store/customer-store";
import type { Tx } from "../database.ts";
import type { Prisma } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";

export const WITH_HANDLES = {
  handles: { orderBy: [{ kind: "asc" }, { position: "asc" }] },
} satisfies Prisma.CustomerInclude;
export type CustomerRow = Omit<Prisma.CustomerGetPayload<object>, "tenantId"> & { readonly handles: readonly Handle[] };

/** Who calls: asked of every call that comes in, as a `CustomerRow`. */
export const BY_HANDLE = `SELECT c.id, c.name, c.tier, c.language, c.external_id AS "externalId", c.tags, c.fields, c.created_at AS "createdAt",
    c.revision, c.merged_into AS "mergedInto",
    (SELECT json_agg(json_build_object('kind', h.kind, 'shown', h.shown) ORDER BY h.kind, h.position)
      FROM customer_handle h WHERE h.customer_id = c.id) AS handles
  FROM customer c WHERE c.id IN (SELECT customer_id FROM customer_handle WHERE kind = $1 AND value = $2)
  ORDER BY c.created_at LIMIT 1`;

export type CustomerColumns = Partial<Omit<Customer, "id" | "createdAt" | "revision">>;

/** The record, or the one that it was merged into. */
export async function firstCustomer(tx: Tx, where: Prisma.CustomerWhereInput): Promise<Customer | undefined> {
  let row = await tx.customer.findFirst({ where, include: WITH_HANDLES, orderBy: { createdAt: "asc" } });
  while (row?.mergedInto) row = await tx.customer.findFirst({ where: { id: row.mergedInto }, include: WITH_HANDLES });
  return row ? toCustomer(row) : undefined;
}

export function toCustomer(row: CustomerRow): Customer {
  const shown = (kind: string) => row.handles.filter((handle) => handle.kind === kind).map((handle) => handle.shown);
  const others = row.handles.flatMap(({ kind, shown: text }) => (isPlain(kind) ? [] : [{ kind, shown: text }]));
  return present({
    id: row.id as CustomerId,
    name: row.name,
    tier: row.tier,
    language: row.language,
    externalId: row.externalId,
    phones: shown("phone"),
    emails: shown("email"),
    others: others.length > 0 ? others : undefined,
    tags: row.tags,
    fields: row.fields as JsonObject,
    createdAt: row.createdAt.getTime(),
    revision: row.revision,
  });
}

export function columns({ phones: _, emails: __, others: ___, tags, fields, ...rest }: CustomerColumns) {
  return { ...rest, ...(tags && { tags: [...tags] }), ...(fields && { fields: jsonInput(fields) }) };
}

/** Kinds that are not given stay as they are. */
export async function writeHandles(
  tx: Tx,
  customerId: string,
  { phones, emails, others }: CustomerColumns,
): Promise<void> {
  const of = (kind: string) => (shown: string) => ({ kind, shown });
  if (phones) await replaceHandles(tx, customerId, { kind: "phone" }, phones.map(of("phone")));
  if (emails) await replaceHandles(tx, customerId, { kind: "email" }, emails.map(of("email")));
  if (others) await replaceHandles(tx, customerId, { kind: { notIn: ["phone", "email"] } }, others);
}

async function replaceHandles(tx: Tx, customerId: string, which: object, handles: readonly Handle[]): Promise<void> {
  await tx.customerHandle.deleteMany({ where: { customerId, ...which } });
  await tx.customerHandle.createMany({
    data: handles.map(({ kind, shown }, position) => ({
      ...{ customerId, kind, shown, position, value: comparedHandle(kind, shown) },
    })),
    skipDuplicates: true,
  });
}

type Person = Omit<PersonFacts, "handles"> & Pick<Customer, "phones" | "emails" | "others">;

export function personFacts(person: Person): PersonFacts {
  const { name, tier, language, externalId, phones, emails, others = [], tags, fields } = person;
  const of = (kind: string) => (shown: string) => ({ kind, shown });
  const handles = [...phones.map(of("phone")), ...emails.map(of("email")), ...others];
  return { ...present({ tier, language, externalId }), name, handles, tags, fields };
}

/** The whole record as these facts say; what they leave out is empty. */
export async function writePerson(tx: Tx, id: CustomerId, { handles, ...facts }: PersonFacts): Promise<void> {
  const { tier = null, language = null, externalId = null, ...rest } = facts;
  await tx.customer.updateMany({
    where: { id },
    data: { ...columns(rest), tier, language, externalId, revision: { increment: 1 } },
  });
  await replaceHandles(tx, id, {}, handles);
}

function isPlain(kind: string): boolean {
  return kind === "phone" || kind === "email";
}
