import type { ApiKeyRow, ApiKeyStore } from "@patchbay/ports/store/api-key-store";
import type { ApiKey } from "../generated/client.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresApiKeyStore({ inTx, chance, clock }: TenantContext): ApiKeyStore {
  return {
    list: () => inTx(async (tx) => (await tx.apiKey.findMany({ orderBy: { createdAt: "desc" } })).map(toKey)),

    create: ({ by, permissions, ...key }) =>
      inTx(async (tx) => {
        const data = { id: chance.id(), ...key, permissions: [...permissions], createdBy: by };
        return toKey(await tx.apiKey.create({ data: { ...data, createdAt: new Date(clock.now()) } }));
      }),

    revoke: (id) =>
      inTx(async (tx) => {
        await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date(clock.now()) } });
      }),

    async find(id) {
      const row = await inTx((tx) => tx.apiKey.findFirst({ where: { id } }));
      return row ? toKey(row) : undefined;
    },

    used: (id, at) =>
      inTx(async (tx) => {
        await tx.apiKey.updateMany({ where: { id }, data: { lastUsedAt: new Date(at) } });
      }),
  };
}

function toKey(row: ApiKey): ApiKeyRow {
  return present({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    permissions: row.permissions,
    createdAt: row.createdAt.getTime(),
    lastUsedAt: row.lastUsedAt?.getTime(),
    revokedAt: row.revokedAt?.getTime(),
  });
}
