import type { UserId } from "@patchbay/base/ids";
import type { PhoneCheck } from "@patchbay/domain/phone-check";
import type { PhoneStore } from "@patchbay/ports/store/phone-store";
import type { PhoneCheck as Row } from "../generated/client.ts";
import { plainText } from "../json-text.ts";
import { ha1Columns, toHa1 } from "./digest-ha1.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresPhoneStore({ tenant, inTx, clock }: TenantContext): PhoneStore {
  return {
    grant: ({ user, username, realm, ha1, expiresAt }) =>
      inTx(async (tx) => {
        const data = { userId: user, realm, ...ha1Columns(ha1), expiresAt: new Date(expiresAt) };
        await tx.phoneCredential.deleteMany({ where: { userId: user, expiresAt: { lte: new Date(clock.now()) } } });
        const { count } = await tx.phoneCredential.updateMany({ where: { username }, data });
        if (count === 0) await tx.phoneCredential.createMany({ data: { username, ...data } });
      }),

    async credentials(username, at) {
      const row = await inTx((tx) =>
        tx.phoneCredential.findFirst({ where: { username, expiresAt: { gt: new Date(at) } } }),
      );
      return row ? { user: row.userId as UserId, ha1: toHa1(row) } : undefined;
    },

    register: ({ user, contact, instance, expiresAt }) =>
      inTx(async (tx) => {
        // A row to lock must be there, or two first registrations would not see each other.
        await tx.$executeRaw`
          INSERT INTO phone_registration (user_id, contact, instance, expires_at)
          VALUES (${user}, ${contact}, ${instance}, ${new Date(expiresAt)}) ON CONFLICT (tenant_id, user_id) DO NOTHING`;
        const [old] = await tx.$queryRaw<{ contact: string; instance: string; expiresAt: Date }[]>`
          SELECT contact, instance, expires_at AS "expiresAt" FROM phone_registration WHERE user_id = ${user} FOR UPDATE`;
        await tx.phoneRegistration.updateMany({
          where: { userId: user },
          data: { contact, instance, expiresAt: new Date(expiresAt) },
        });
        const replaced = old && old.instance !== instance && old.expiresAt.getTime() > clock.now();
        return replaced ? { replaced: old.contact } : {};
      }),

    unregister: (user, contact) =>
      inTx(async (tx) => {
        await tx.phoneRegistration.deleteMany({ where: { userId: user, contact } });
      }),

    saveCheck: (agentId, { at, microphone, figures, faults }) =>
      inTx(async (tx) => {
        const data = {
          at: new Date(at),
          microphone: plainText(microphone),
          figures: { ...figures },
          faults: [...faults],
        };
        const where = { tenantId_agentId: { tenantId: tenant, agentId } };
        await tx.phoneCheck.upsert({ where, create: { agentId, ...data }, update: data });
      }),

    async checks(users) {
      const where = users ? { agentId: { in: [...users] } } : {};
      const rows = await inTx((tx) => tx.phoneCheck.findMany({ where }));
      return new Map(rows.map((row) => [row.agentId as UserId, toCheck(row)]));
    },

    async contactOf(user, at) {
      const row = await inTx((tx) =>
        tx.phoneRegistration.findFirst({ where: { userId: user, expiresAt: { gt: new Date(at) } } }),
      );
      return row ? { contact: row.contact, instance: row.instance } : undefined;
    },
  };
}

const toCheck = ({ at, microphone, figures, faults }: Row): PhoneCheck => ({
  ...{ at: at.getTime(), microphone },
  figures: figures as PhoneCheck["figures"],
  faults: faults as PhoneCheck["faults"][number][],
});
