/** No connection could be had, or nothing came back in time: whatever the reason, it is not the statement. */
export class DatabaseAway extends Error {
  override readonly name = "DatabaseAway";
}

/**
 * Is it the database that is not there (or not itself: starting, stopping, out of disk or connections), rather than the
 * statement that is wrong? Then the same statement will work later. By SQLSTATE class, and by the client's own errors.
 */
export function isAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true;
  const code = codeOf(error);
  if (code !== undefined) return /^(08|53|57|58|25006$|XX)/.test(code) || NETWORK.has(code);
  return error instanceof Error && /terminated|timeout|not queryable|closed|ECONN/i.test(error.message);
}

const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
