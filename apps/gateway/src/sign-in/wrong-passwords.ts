import type { Instant } from "@patchbay/base/time";
import type { Pool } from "pg";

/**
 * Counts wrong passwords per account, wherever they come from: an address limit alone does not stop somebody with many
 * addresses. Kept in sign-in's own table, so that it holds over restarts and over several gateways.
 */
export interface WrongPasswords {
  /** Seconds to wait before the next try may be made; 0 when it may be made now. */
  waitFor(email: string, now: Instant): Promise<number>;
  failed(email: string, now: Instant): Promise<void>;
  forget(email: string): Promise<void>;
}

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** 15 s after five failures, then doubling up to a quarter of an hour; a quarter of an hour's silence forgets. */
export function waitAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES), LONGEST_WAIT_MS);
}

export function wrongPasswords(pool: Pool): WrongPasswords {
  const keyOf = (email: string) => `wrong-password:${email.trim().toLowerCase().slice(0, 320)}`;
  return {
    async waitFor(email, now) {
      const { rows } = await pool.query<{ count: number; lastRequest: string }>(
        `SELECT "count", "lastRequest" FROM "rateLimit" WHERE "key" = $1`,
        [keyOf(email)],
      );
      const row = rows[0];
      if (!row) return 0;
      return Math.max(0, Math.ceil((Number(row.lastRequest) + waitAfter(row.count) - now) / 1_000));
    },
    async failed(email, now) {
      await pool.query(
        `INSERT INTO "rateLimit" ("id", "key", "count", "lastRequest") VALUES ($1, $1, 1, $2)
         ON CONFLICT ("key") DO UPDATE SET "lastRequest" = $2,
           "count" = CASE WHEN "rateLimit"."lastRequest" < $2::bigint - $3 THEN 1 ELSE "rateLimit"."count" + 1 END`,
        [keyOf(email), now, LONGEST_WAIT_MS],
      );
    },
    async forget(email) {
      await pool.query(`DELETE FROM "rateLimit" WHERE "key" = $1`, [keyOf(email)]);
    },
  };
}
