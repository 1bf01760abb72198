import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { err, ok, type Result } from "@patchbay/base/result";
import { Client, escapeLiteral } from "pg";
import { type Logins, loginUrls, ownerPassword, ROLES, rolePassword } from "./logins.ts";

export type MigrateError =
  | { readonly code: "database.unreachable"; readonly why: string }
  /** The owner's URL has no password and no secret was given to derive the roles' passwords from. */
  | { readonly code: "database.no-secret" }
  | { readonly code: "migration.changed"; readonly migration: string }
  | { readonly code: "migration.failed"; readonly migration: string; readonly why: string };

export interface Migrated extends Logins {
  readonly applied: readonly string[];
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const DIRECTORY = new URL("../../../../prisma/migrations/", import.meta.url);

/** Any number, the same in every process that migrates: only one does at a time. */
const LOCK = 7_224_281_001;

/** As Prisma Migrate lays it out, so that `prisma migrate deploy` agrees with what is recorded here. */
const LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0)`;

export function migrations(): readonly Migration[] {
  return readdirSync(DIRECTORY, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(`${name}/migration.sql`, DIRECTORY), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Brings the database to the newest schema (each migration in one transaction, each once, whoever else tries at the same
 * time), sees to next months' partitions, and lets the application's roles in. Idempotent.
 */
export async function migrate(
  ownerUrl: string,
  secret = ownerPassword(ownerUrl),
): Promise<Result<Migrated, MigrateError>> {
  if (secret === "") return err({ code: "database.no-secret" });
  const client = new Client({ connectionString: ownerUrl });
  try {
    await client.connect();
  } catch (error) {
    return err({ code: "database.unreachable", why: reason(error) });
  }
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const applied = await applyMissing(client);
    if (!applied.ok) return applied;
    await client.query("SELECT ensure_partitions(2)");
    await letIn(client, secret);
    return ok({ applied: applied.value, ...loginUrls(ownerUrl, secret) });
  } finally {
    await client.end();
  }
}

async function applyMissing(client: Client): Promise<Result<readonly string[], MigrateError>> {
  await client.query(LEDGER);
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const recorded = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const applied: string[] = [];
  for (const migration of migrations()) {
    const checksum = recorded.get(migration.name);
    if (checksum === migration.checksum) continue;
    if (checksum !== undefined) return err({ code: "migration.changed", migration: migration.name });
    const outcome = await apply(client, migration);
    if (!outcome.ok) return outcome;
    applied.push(migration.name);
  }
  return ok(applied);
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<Result<undefined, MigrateError>> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
    return ok();
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    return err({ code: "migration.failed", migration: name, why: reason(error) });
  }
}

/** Roles belong to the server: databases of one server that share roles need the same secret. */
async function letIn(client: Client, secret: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>("SELECT quote_ident(current_database()) AS name");
  for (const role of Object.values(ROLES)) {
    await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${escapeLiteral(rolePassword(role, secret))}`);
    await client.query(`GRANT CONNECT ON DATABASE ${rows[0]?.name} TO ${role}`);
  }
}

function reason(error: unknown): string {
  // A refused connection to a name with several addresses comes as an AggregateError with an empty message.
  if (error instanceof AggregateError) return error.errors.map(reason).join("; ");
  return error instanceof Error ? error.message : String(error);
}
