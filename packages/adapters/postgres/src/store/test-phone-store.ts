import type { ProgramHash, UserId } from "@patchbay/base/ids";
import type { TestPhoneStore } from "@patchbay/ports/store/test-phone-store";
import { present } from "../present.ts";
import { ha1Columns, toHa1 } from "./digest-ha1.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresTestPhoneStore({ inTx, clock }: TenantContext): TestPhoneStore {
  return {
    grant: ({ by, version, expiresAt, ha1, ...grant }) =>
      inTx(async (tx) => {
        await tx.testPhoneGrant.deleteMany({ where: { expiresAt: { lte: new Date(clock.now()) } } });
        await tx.testPhoneGrant.createMany({
          data: {
            ...grant,
            ...ha1Columns(ha1),
            grantedBy: by,
            version: version ?? null,
            expiresAt: new Date(expiresAt),
          },
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
        ha1: toHa1(row),
        by: row.grantedBy as UserId,
        flow: row.flow,
        version: row.version,
        program: row.program as ProgramHash,
        expiresAt: row.expiresAt.getTime(),
      });
    },
  };
}
