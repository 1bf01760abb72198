import type { TenantId } from "@patchbay/base/ids";
import { may, ROLES, type Role } from "@patchbay/domain/permission";
import type { NoSeat } from "@patchbay/ports/members";
import type { PoolClient } from "pg";

/** Roles that take contacts. */
const SEATED: readonly Role[] = ROLES.filter((role) => may(role, "agent:self"));

export function takesSeat(role: Role): boolean {
  return SEATED.includes(role);
}

/**
 * Whether a tenant has no seat left for one more who takes contacts. Open invitations count, but not those to `email`, which a new one
 * replaces. The organisation is locked, so that two who come at once count each other.
 */
export async function noSeat(client: PoolClient, tenant: TenantId, email = ""): Promise<NoSeat | undefined> {
  const found = await client.query<{ limit: number | null }>(
    `SELECT (nullif("metadata", '')::jsonb->>'maxAgents')::int AS limit FROM "organization" WHERE "id" = $1 FOR UPDATE`,
    [tenant],
  );
  const limit = found.rows[0]?.limit ?? undefined;
  if (limit === undefined) return undefined;
  const { rows } = await client.query<{ taken: number }>(
    `SELECT ((SELECT count(*) FROM "member" WHERE "organizationId" = $1 AND "role" = ANY($2))
       + (SELECT count(*) FROM "invitation" WHERE "organizationId" = $1 AND "role" = ANY($2)
           AND "status" = 'pending' AND "expiresAt" > now() AND lower("email") <> lower($3)))::int AS taken`,
    [tenant, SEATED, email],
  );
  return (rows[0]?.taken ?? 0) >= limit ? { code: "member.no-seat", limit } : undefined;
}
