import type { TenantId } from "@patchbay/base/ids";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { type Ask, openBriefTransactions } from "./brief-transactions.ts";
import { Prisma, PrismaClient } from "./generated/client.ts";
import { openLookLine, type Question } from "./look-line.ts";

/** A transaction under one tenant's row-level security. */
export type Tx = Prisma.TransactionClient;

export interface Database {
  /** One transaction, in which rows of other tenants do not exist. Deadlocks are tried again, so `work` may run twice. */
  inTenant<Value>(tenant: TenantId, work: (tx: Tx) => Promise<Value>): Promise<Value>;
  /** One row or more of a tenant by one prepared question, at a fraction of a transaction's cost. */
  look<Row>(tenant: TenantId, question: Question): Promise<readonly Row[]>;
  /** One transaction of a few prepared statements, at a fraction of what `inTenant` costs; nothing is tried again. */
  brief<Value>(tenant: TenantId, work: (ask: Ask) => Promise<Value>): Promise<Value>;
  /** A question to the directory's functions, before the tenant is known: no row of any tenant is visible here. */
  ask<Row>(query: Prisma.Sql): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** As `patchbay_app`. */
  readonly url: string;
  /** Connections of this process; default 10. */
  readonly connections?: number;
  /** A pooled connection broke while idle: worth a log line, the pool replaces it. */
  readonly onIdleError?: (error: Error) => void;
}

const ATTEMPTS = 4;

export function openDatabase({ url, connections = 10, onIdleError = () => {} }: DatabaseOptions): Database {
  const pool = new Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 5_000 });
  pool.on("error", onIdleError);
  // In use, but between two statements: without a listener the process would end.
  pool.on("connect", (client) => client.on("error", () => {}));
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: 5_000, timeout: 20_000 },
  });
  const looks = openLookLine(url);
  const briefs = openBriefTransactions(url, onIdleError);
  /** The directory's few questions, prepared once a connection. */
  const names = new Map<string, string>();
  const once = <Value>(tenant: TenantId, work: (tx: Tx) => Promise<Value>): Promise<Value> =>
    prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${tenant}, true)`;
      return work(tx);
    });
  return {
    async inTenant(tenant, work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(tenant, work);
        } catch (error) {
          // "Change it, or make it" by two at once: the second finds it on the second try.
          const again = isWriteConflict(error) || (attempt === 1 && isTaken(error));
          if (attempt === ATTEMPTS || !again) throw error;
        }
      }
    },
    look: (tenant, question) => looks.look(tenant, question),
    brief: (tenant, work) => briefs.run(tenant, work),
    async ask<Row>({ text, values }: Prisma.Sql) {
      const name = names.get(text) ?? `ask ${names.size}`;
      names.set(text, name);
      return (await pool.query({ name, text, values })).rows as Row[];
    },
    async close() {
      await Promise.all([looks.close(), briefs.close()]);
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Two transactions wanted each other's locks, and this one was chosen to give way (SQLSTATE 40P01, 40001). */
function isWriteConflict(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError
    ? error.code === "P2034" || (error.code === "P2010" && /40P01|40001/.test(JSON.stringify(error.meta)))
    : false;
}

/** A unique index refused the row. */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
