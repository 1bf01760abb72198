import { isAway } from "@patchbay/adapter-postgres/database-away";

/** Prisma's own words for it: cannot reach, timed out, closed (P1xxx), no connection or transaction to be had in time. */
const PRISMA = /^P(?:1\d{3}|2024|2028)$/;

/** Raw statements have one code for everything, and say it in words. */
const UNREACHABLE = /can't reach database server|unable to start a transaction in the given time/i;

/** Did this fail because the database is not there just now, at whatever depth the error says so? */
export function isOutage(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) {
    if (isAway(at) || UNREACHABLE.test(at.message) || ("code" in at && PRISMA.test(String(at.code)))) return true;
  }
  return false;
}
