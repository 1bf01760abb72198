import type { UserId } from "@patchbay/base/ids";
import type { ConsentStatement, ConsentWay } from "@patchbay/domain/customer/consent";
import type { CustomField } from "@patchbay/domain/customer/custom-field";
import { comparedHandle, type Handle } from "@patchbay/domain/customer/handle";
import type { ConsentStore, CustomFieldStore } from "@patchbay/ports/store/customer-record-stores";
import type { Tx } from "../database.ts";
import type { CustomerConsent as Row } from "../generated/client.ts";
import { plainText } from "../json-text.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresConsentStore({ inTx, chance }: TenantContext): ConsentStore {
  return {
    add: (customerId, { at, proof, ...said }) =>
      inTx(async (tx) => {
        const data = { id: chance.id(), customerId, ...said, proof: plainText(proof), at: new Date(at) };
        await tx.customerConsent.createMany({ data });
      }),
    list: (customerId) =>
      inTx(async (tx) => {
        const rows = await tx.customerConsent.findMany({
          where: { customerId },
          orderBy: [{ at: "desc" }, { id: "desc" }],
        });
        const people = await tx.agent.findMany({ where: { id: { in: rows.map(({ by }) => by) } } });
        const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id;
        return rows.map((row) => ({
          byName: nameOf(row.by),
          ...{ ...toStatement(row), id: row.id, how: row.how as ConsentWay, by: row.by as UserId, proof: row.proof },
        }));
      }),
    of: (handle) => inTx((tx) => statementsOf(tx, handle)),
  };
}

/** What everybody said who is reached by this number or address. */
export async function statementsOf(tx: Tx, { kind, shown }: Handle): Promise<readonly ConsentStatement[]> {
  const value = comparedHandle(kind, shown);
  const rows = await tx.customerConsent.findMany({ where: { customer: { handles: { some: { kind, value } } } } });
  return rows.map(toStatement);
}

function toStatement({ channel, purpose, given, at }: Row): ConsentStatement {
  return { channel, purpose, given, at: at.getTime() } as ConsentStatement;
}

export function postgresCustomFieldStore({ inTx }: TenantContext): CustomFieldStore {
  return {
    list: () =>
      inTx(async (tx) => {
        const rows = await tx.customerField.findMany({ orderBy: { position: "asc" } });
        return rows.map(({ tenantId: _, position: __, ...field }) => field as CustomField);
      }),
    save: (fields) =>
      inTx(async (tx) => {
        await tx.customerField.deleteMany({});
        const data = fields.map((field, position) => ({ ...field, choices: [...field.choices], position }));
        await tx.customerField.createMany({ data });
      }),
  };
}
