import type { TenantId } from "@patchbay/base/ids";
import type { Directory, TenantRow } from "@patchbay/ports/stores";
import type { Database } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { present } from "../present.ts";

interface Row {
  readonly id: TenantId;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly language: "en" | "zh";
  readonly parent: TenantId | null;
  readonly maxAgents: number | null;
  readonly maxCalls: number | null;
}

const COLUMNS = Prisma.sql`id, slug, name, time_zone AS "timeZone", language, parent_id AS parent,
  max_agents AS "maxAgents", max_calls AS "maxCalls"`;

export function postgresDirectory({ ask }: Database): Directory {
  const all = async (source: Prisma.Sql): Promise<readonly TenantRow[]> =>
    (await ask<Row>(Prisma.sql`SELECT ${COLUMNS} FROM ${source}`)).map(present);
  const one = async (source: Prisma.Sql): Promise<TenantRow | undefined> => (await all(source))[0];
  return {
    tenant: (id) => one(Prisma.sql`directory_tenant(${id})`),
    tenantBySlug: (slug) => one(Prisma.sql`directory_tenant_by_slug(${slug})`),
    tenants: () => all(Prisma.sql`directory_tenants()`),
    subtree: (id) => all(Prisma.sql`directory_subtree(${id})`),
    async tenantOfNumber(number) {
      const [row] = await ask<{ tenant: TenantId | null }>(
        Prisma.sql`SELECT directory_tenant_of_number(${number}) AS tenant`,
      );
      return row?.tenant ?? undefined;
    },
    async boundNumbers(dialled) {
      const rows = await ask<{ tenant: TenantId; number: string }>(
        Prisma.sql`SELECT tenant, bound AS number FROM directory_bound(${dialled})`,
      );
      return rows.toSorted((a, b) => dialled.indexOf(a.number) - dialled.indexOf(b.number));
    },
    async tenantOfApiKey(keyHash) {
      const [row] = await ask<{ tenant: TenantId; keyId: string }>(
        Prisma.sql`SELECT tenant, key_id AS "keyId" FROM directory_tenant_of_api_key(${keyHash})`,
      );
      return row;
    },
    async holdLease(name, holder, forMs) {
      const [row] = await ask<{ held: boolean }>(
        Prisma.sql`SELECT directory_hold_lease(${name}, ${holder}, ${forMs}::int) AS held`,
      );
      return row?.held === true;
    },
    async releaseLease(name, holder) {
      await ask(Prisma.sql`SELECT directory_release_lease(${name}, ${holder})::text`);
    },
  };
}
