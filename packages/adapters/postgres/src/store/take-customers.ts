import type { CustomerId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { ListedCustomer } from "@patchbay/domain/customer/customer-list";
import { comparedHandle } from "@patchbay/domain/customer/handle";
import { mergeCustomers, type PersonFacts } from "@patchbay/domain/customer/merge-customers";
import type { Tx } from "../database.ts";
import { columns, personFacts, toCustomer, WITH_HANDLES, writeHandles, writePerson } from "./customer-rows.ts";

/** Who is known already gets what is new of them; the others are made. */
export async function takeCustomers(
  tx: Tx,
  list: readonly ListedCustomer[],
  made: { readonly newId: () => CustomerId; readonly at: Instant },
): Promise<{ readonly added: number; readonly changed: number }> {
  const known = await knownOf(tx, list);
  let [added, changed] = [0, 0];
  for (const one of list) {
    const facts = personFacts(one);
    const existing = known.find(facts);
    if (!existing) {
      const id = made.newId();
      await tx.customer.createMany({ data: { id, name: one.name, createdAt: new Date(made.at), ...columns(one) } });
      await writeHandles(tx, id, one);
      known.add(id, facts);
      added += 1;
      continue;
    }
    const { kept, trail } = mergeCustomers(existing.facts, facts);
    const { plain, handles, tags, fields } = trail.given;
    if ([plain, fields].every((given) => Object.keys(given).length === 0) && handles.length + tags.length === 0)
      continue;
    await writePerson(tx, existing.id, kept);
    known.add(existing.id, kept);
    changed += 1;
  }
  return { added, changed };
}

interface Known {
  readonly id: CustomerId;
  readonly facts: PersonFacts;
}

/** Everybody who could be one of the list, by what tells them: their customer number, or their name with a way to reach them. */
async function knownOf(tx: Tx, list: readonly ListedCustomer[]) {
  const values = list.flatMap((one) => personFacts(one).handles.map(({ kind, shown }) => comparedHandle(kind, shown)));
  const rows = await tx.customer.findMany({
    where: {
      mergedInto: null,
      OR: [
        { externalId: { in: list.flatMap(({ externalId }) => (externalId ? [externalId] : [])) } },
        { handles: { some: { value: { in: values } } } },
      ],
    },
    include: WITH_HANDLES,
  });
  const byKey = new Map<string, Known>();
  const add = (id: CustomerId, facts: PersonFacts) => {
    for (const key of keysOf(facts)) byKey.set(key, { id, facts });
  };
  for (const customer of rows.map(toCustomer)) add(customer.id, personFacts(customer));
  const find = (facts: PersonFacts) =>
    keysOf(facts)
      .map((key) => byKey.get(key))
      .find((one) => one && !isTwo(one.facts, facts));
  return { add, find };
}

function keysOf({ name, externalId, handles }: PersonFacts): readonly string[] {
  const reached = handles.map(({ kind, shown }) =>
    JSON.stringify([name.toLowerCase(), kind, comparedHandle(kind, shown)]),
  );
  return [...(externalId === undefined ? [] : [`# ${externalId}`]), ...reached];
}

/** Namesakes with one phone, whom their customer numbers tell apart. */
function isTwo(one: PersonFacts, other: PersonFacts): boolean {
  return one.externalId !== undefined && other.externalId !== undefined && one.externalId !== other.externalId;
}
