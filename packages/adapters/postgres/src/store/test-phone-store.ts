import type { ProgramHash, UserId } from "@patchbay/base/ids";
import type { TestPhoneStore } from "@patchbay/ports/store/test-phone-store";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresTestPhoneStore({ inTx, clock }: TenantContext): TestPhoneStore {
  return {
    grant: ({ by, version, expiresAt, ...grant }) =>
      inTx(async (tx) => {
        await tx.testPhoneGrant.deleteMany({ where: { expiresAt: { lte: new Date(clock.now()) } } });
        await tx.testPhoneGrant.createMany({
          data: { ...grant, grantedBy: by, version: version ?? null, expiresAt: new Date(expiresAt) },
        });
      }),

    async find(username, at) {
      const row = await inTx((tx) =>
        tx.testPhoneGrant.findFirst({ where: { username, expiresAt: { gt: new Date(at) } } }),
      );
      if (!row) return undefined;
      return present({
        username: row.username,
        realm: row.realm,
        ha1: row.ha1,
        by: row.grantedBy as UserId,
        flow: row.flow,
        version: row.version,
        program: row.program as ProgramHash,
        expiresAt: row.expiresAt.getTime(),
      });
    },
  };
}
