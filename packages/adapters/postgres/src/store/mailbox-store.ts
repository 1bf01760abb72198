import type { MailboxStore } from "@patchbay/ports/store/mailbox-store";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresMailboxStore({ inTx }: TenantContext): MailboxStore {
  const set = async (address: string, data: object): Promise<void> => {
    await inTx(async (tx) => {
      // A line that was removed meanwhile has no state to keep.
      if (!(await tx.boundNumber.findFirst({ where: { number: address, channel: "email" } }))) return;
      const { count } = await tx.mailboxState.updateMany({ where: { address }, data });
      if (count === 0) await tx.mailboxState.createMany({ data: { address, ...data } });
    });
  };
  return {
    async state(address) {
      const row = await inTx((tx) => tx.mailboxState.findFirst({ where: { address } }));
      const { validity, uid, connectedAt, trouble, troubleAt } = row ?? {};
      return present({
        cursor: validity && uid != null ? { validity, uid: Number(uid) } : undefined,
        connectedAt: connectedAt?.getTime(),
        trouble: trouble && troubleAt ? { why: trouble, at: troubleAt.getTime() } : undefined,
      });
    },
    reached: (address, { validity, uid }) => set(address, { validity, uid: BigInt(uid) }),
    connected: (address, at) => set(address, { connectedAt: new Date(at), trouble: null, troubleAt: null }),
    troubled: (address, why, at) => set(address, { trouble: why.slice(0, 500), troubleAt: new Date(at) }),
  };
}
