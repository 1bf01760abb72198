import type { ConversationId } from "@patchbay/base/ids";
import type { ReceiptStatus, ReceiptStore } from "@patchbay/ports/store/receipt-store";
import type { TenantContext } from "./tenant-context.ts";

/** What each status may follow. */
const BEFORE: Readonly<Record<ReceiptStatus, readonly ReceiptStatus[]>> = {
  sent: [],
  delivered: ["sent"],
  read: ["sent", "delivered"],
  failed: ["sent"],
};

export function postgresReceiptStore({ inTx }: TenantContext): ReceiptStore {
  return {
    taken: (conversationId, seq) => inTx((tx) => tx.messageReceipt.count({ where: { conversationId, seq } })),

    keep: ({ conversation, seq, part, address, id, at }) =>
      inTx(async (tx) => {
        const row = { conversationId: conversation, seq, part, address, providerId: id ?? null };
        const data = { ...row, status: "sent", at: new Date(at) };
        await tx.messageReceipt.createMany({ data, skipDuplicates: true });
      }),

    settle: (address, providerId, { status, why, at }) =>
      inTx(async (tx) => {
        const where = { address, providerId, status: { in: [...BEFORE[status]] } };
        const data = { status, why: why?.slice(0, 500) ?? null, at: new Date(at) };
        const [row] = await tx.messageReceipt.updateManyAndReturn({ where, data });
        return row && { conversation: row.conversationId as ConversationId, seq: row.seq, part: row.part };
      }),
  };
}
