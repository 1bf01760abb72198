import type { Role } from "@patchbay/domain/permission";
import type { Pool } from "pg";

/** What a socket stands on: it goes when the session is revoked, the membership ends or the role changes. */
export interface WatchedSession {
  readonly session: string;
  readonly tenant: string;
  readonly role: Role;
}

/** Of these sessions, those that still hold: one query for however many sockets are open. */
export async function sessionsThatHold(
  pool: Pool,
  watched: readonly WatchedSession[],
): Promise<ReadonlySet<WatchedSession>> {
  if (watched.length === 0) return new Set();
  const { rows } = await pool.query<{ index: number }>(
    `SELECT w.index::int AS index
     FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS w(session, tenant, role, index)
     JOIN "session" s ON s."token" = w.session AND s."expiresAt" > now()
     JOIN "member" m ON m."userId" = s."userId" AND m."organizationId" = w.tenant AND m."role" = w.role`,
    [watched.map((item) => item.session), watched.map((item) => item.tenant), watched.map((item) => item.role)],
  );
  return new Set(rows.flatMap(({ index }) => watched[index - 1] ?? []));
}
