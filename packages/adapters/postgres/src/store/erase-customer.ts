import type { ErasedFiles } from "@patchbay/ports/store/customer-record-stores";
import type { Tx } from "../database.ts";

/** What stands where a person's number or name was. */
const NOBODY = "erased";

/** Takes one person, by all their records, out of what is kept; undefined while a contact of theirs is going on. */
export async function eraseCustomer(tx: Tx, records: readonly string[]): Promise<ErasedFiles | undefined> {
  const ids = [...records];
  const ofThem = { customerId: { in: ids } };
  if (await tx.call.findFirst({ where: { ...ofThem, endedAt: null }, select: { id: true } })) return undefined;
  const calls = (await tx.call.findMany({ where: ofThem, select: { id: true } })).map(({ id }) => id);
  const tickets = (await tx.ticket.findMany({ where: ofThem, select: { id: true } })).map(({ id }) => id);
  const recordings = await tx.recording.findMany({ where: { callId: { in: calls } }, select: { id: true } });
  const attachments = await tx.$queryRaw<{ id: string }[]>`
    SELECT file ->> 'id' AS id FROM conversation_message, jsonb_array_elements(body -> 'attachments') AS file
    WHERE conversation_id = ANY(${calls}) AND jsonb_typeof(body -> 'attachments') = 'array'`;
  await tx.$queryRaw`SELECT erase_contacts(${calls}, ${tickets})::text`;
  const inCalls = { callId: { in: calls } };
  await tx.recording.deleteMany({ where: inCalls });
  await tx.callNote.deleteMany({ where: inCalls });
  await tx.callLeg.updateMany({ where: { ...inCalls, role: "customer" }, data: { party: NOBODY } });
  await tx.queueEntry.updateMany({ where: ofThem, data: { screen: {}, customerId: null } });
  await tx.$executeRaw`UPDATE conversation SET visitor = ${NOBODY} || '/' || id, facts = '{}', resume = NULL WHERE id = ANY(${calls})`;
  await tx.$executeRaw`UPDATE call SET resume = NULL, customer_id = NULL,
    caller = CASE WHEN direction = 'outbound' THEN caller ELSE ${NOBODY} END,
    callee = CASE WHEN direction = 'outbound' THEN ${NOBODY} ELSE callee END WHERE id = ANY(${calls})`;
  await tx.ticket.updateMany({
    where: ofThem,
    data: { subject: NOBODY, description: "", fields: {}, customerId: null, revision: { increment: 1 } },
  });
  await tx.dialTask.deleteMany({ where: ofThem });
  await tx.customer.deleteMany({ where: { id: { in: ids } } });
  return { recordings: recordings.map(({ id }) => id), attachments: attachments.map(({ id }) => id) };
}
