import type { TenantId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { Organisations } from "@patchbay/ports/organisations";
import type { Secrets } from "@patchbay/ports/secrets";
import type { Pool } from "pg";
import { transaction } from "./transaction.ts";

const ID_BYTES = 15;

/** Organisations in better-auth's tables; what is ours stands in their metadata, which the tenant rows follow. */
export function authOrganisations({
  pool,
  secrets,
}: {
  readonly pool: Pool;
  readonly secrets: Secrets;
}): Organisations {
  const note = (id: TenantId, facts: Readonly<Record<string, string | number | null>>) =>
    pool.query(
      `UPDATE "organization" SET "metadata" = (coalesce(nullif("metadata", '')::jsonb, '{}') || $2::jsonb)::text WHERE "id" = $1`,
      [id, JSON.stringify(facts)],
    );
  return {
    async create({ name, slug, admin, ...facts }) {
      const id = secrets.token(ID_BYTES) as TenantId;
      const make = transaction(pool, async (client) => {
        await client.query(
          `INSERT INTO "organization" ("id", "name", "slug", "createdAt", "metadata") VALUES ($1, $2, $3, now(), $4)`,
          [id, name, slug, JSON.stringify(facts)],
        );
        await client.query(
          `INSERT INTO "member" ("id", "organizationId", "userId", "role", "createdAt") VALUES ($1, $2, $3, 'admin', now())`,
          [secrets.token(ID_BYTES), id, admin],
        );
      });
      return make.then(
        () => ok(id),
        (error: unknown) => {
          if (broke(error, "slug")) return err({ code: "organisation.slug-taken" as const });
          throw error;
        },
      );
    },
    move: (id, parent) =>
      note(id, { parent }).then(
        () => ok(undefined),
        (error: unknown) => {
          if (broke(error, "tenant_tree")) return err({ code: "organisation.would-loop" as const });
          throw error;
        },
      ),
    async setLimits(id, { agents, calls }) {
      await note(id, { maxAgents: agents, maxCalls: calls });
    },
  };
}

function broke(error: unknown, constraint: string): boolean {
  return error instanceof Error && "constraint" in error && String(error.constraint).includes(constraint);
}
