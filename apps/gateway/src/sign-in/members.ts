import type { TenantId, UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { DAY, type Millis } from "@patchbay/base/time";
import { ROLES, type Role } from "@patchbay/domain/permission";
import type { Clock } from "@patchbay/ports/clock";
import type { Invitation, Member, MemberStays, Members, NoSeat } from "@patchbay/ports/members";
import type { Secrets } from "@patchbay/ports/secrets";
import type { Pool, PoolClient } from "pg";
import { noSeat, takesSeat } from "./seats.ts";
import { transaction } from "./transaction.ts";

const INVITATION_HOLDS: Millis = 7 * DAY;
/** An invitation's id is what its link carries, so it must not be guessable. */
const INVITATION_BYTES = 24;

export interface MembersSettings {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly secrets: Secrets;
}

/** Members and invitations in better-auth's tables. */
export function authMembers({ pool, clock, secrets }: MembersSettings): Members {
  return {
    async list(tenant) {
      const { rows } = await pool.query<MemberRow>(`${SELECT_MEMBER} WHERE m."organizationId" = $1 ORDER BY u."name"`, [
        tenant,
      ]);
      return rows.map(memberOf);
    },
    async invitations(tenant) {
      const { rows } = await pool.query<InvitationRow>(
        `SELECT "id", "email", "role", "expiresAt" FROM "invitation"
         WHERE "organizationId" = $1 AND "status" = 'pending' AND "expiresAt" > now() ORDER BY "createdAt" DESC`,
        [tenant],
      );
      return rows.map(invitationOf);
    },
    async invite(tenant, { email, role, by }) {
      const existing = await pool.query(
        `SELECT 1 FROM "member" m JOIN "user" u ON u."id" = m."userId" WHERE m."organizationId" = $1 AND lower(u."email") = lower($2)`,
        [tenant, email],
      );
      if (existing.rowCount) return err({ code: "member.already-there", email });
      return transaction(pool, async (client) => {
        const refused = takesSeat(role) ? await noSeat(client, tenant, email) : undefined;
        if (refused) return err(refused);
        await client.query(
          `UPDATE "invitation" SET "status" = 'canceled' WHERE "organizationId" = $1 AND lower("email") = lower($2) AND "status" = 'pending'`,
          [tenant, email],
        );
        const { rows } = await client.query<InvitationRow>(
          `INSERT INTO "invitation" ("id", "organizationId", "email", "role", "status", "expiresAt", "inviterId")
           VALUES ($1, $2, lower($3), $4, 'pending', $5, $6) RETURNING "id", "email", "role", "expiresAt"`,
          [secrets.token(INVITATION_BYTES), tenant, email, role, new Date(clock.now() + INVITATION_HOLDS), by],
        );
        return ok(invitationOf(one(rows)));
      });
    },
    setRole: (tenant, user, role) =>
      change<Member, NoSeat>(pool, tenant, user, role, async (client, before) => {
        const refused = takesSeat(role) && !takesSeat(before) ? await noSeat(client, tenant) : undefined;
        if (refused) return err(refused);
        await client.query(`UPDATE "member" SET "role" = $3 WHERE "organizationId" = $1 AND "userId" = $2`, [
          tenant,
          user,
          role,
        ]);
        const { rows } = await client.query<MemberRow>(
          `${SELECT_MEMBER} WHERE m."organizationId" = $1 AND m."userId" = $2`,
          [tenant, user],
        );
        return ok(memberOf(one(rows)));
      }),
    remove: (tenant, user) =>
      change(pool, tenant, user, undefined, async (client) => {
        await client.query(`DELETE FROM "member" WHERE "organizationId" = $1 AND "userId" = $2`, [tenant, user]);
        await client.query(`DELETE FROM "session" WHERE "activeOrganizationId" = $1 AND "userId" = $2`, [tenant, user]);
        return ok(undefined);
      }),
  };
}

/** Locks the tenant's members, so that two admins who demote each other at once do not leave none. */
function change<Value, Refusal = never>(
  pool: Pool,
  tenant: TenantId,
  user: UserId,
  next: Role | undefined,
  write: (client: PoolClient, before: Role) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, MemberStays | Refusal>> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ userId: string; role: string }>(
      `SELECT "userId", "role" FROM "member" WHERE "organizationId" = $1 FOR UPDATE`,
      [tenant],
    );
    const member = rows.find((row) => row.userId === user);
    if (!member) return err({ code: "member.not-found" });
    const admins = rows.filter((row) => row.role === "admin");
    if (member.role === "admin" && next !== "admin" && admins.length === 1) return err({ code: "member.last-admin" });
    return write(client, roleOf(member.role));
  });
}

interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly since: Date;
}

const SELECT_MEMBER = `SELECT u."id", u."name", u."email", m."role", m."createdAt" AS since
  FROM "member" m JOIN "user" u ON u."id" = m."userId"`;

interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly role: string | null;
  readonly expiresAt: Date;
}

const memberOf = (row: MemberRow): Member => ({
  user: row.id as UserId,
  name: row.name,
  email: row.email,
  role: roleOf(row.role),
  since: row.since.getTime(),
});

const invitationOf = ({ id, email, role, expiresAt }: InvitationRow): Invitation => ({
  id,
  email,
  role: roleOf(role),
  expiresAt: expiresAt.getTime(),
});

/** A role that we do not know (written by somebody else) may do the least. */
export function roleOf(text: string | null): Role {
  return ROLES.find((role) => role === text) ?? "agent";
}

function one<Row>(rows: readonly Row[]): Row {
  const row = rows[0];
  if (row === undefined) throw new Error("a row that was just written is not there");
  return row;
}
