import type { EmbeddedError } from "@patchbay/adapter-postgres/embedded";
import type { MigrateError } from "@patchbay/adapter-postgres/migrate";

/** What happened, why, and what to do. */
export function databaseSentence(error: EmbeddedError | MigrateError): string {
  switch (error.code) {
    case "database.port-taken":
      return `The database cannot start: port ${error.port} was taken in the meantime. Try again.`;
    case "database.disk-full":
      return `The database cannot start: the disk of ${error.dir} is full. Free some space, or choose another place with --data.`;
    case "database.no-binary":
      return `There is no embedded PostgreSQL for ${error.platform}. Set DATABASE_URL to a PostgreSQL 15 or newer.`;
    case "database.start-failed":
      return `The database cannot start: ${error.why}`;
    case "database.unreachable":
      return `The database of DATABASE_URL cannot be reached: ${error.why}. Check the address and that the server runs.`;
    case "database.no-secret":
      return "DATABASE_URL has no password: the roles of Patchbay need one to derive theirs from.";
    case "migration.changed":
      return `The database was made by another build of Patchbay: migration ${error.migration} differs from the one recorded. Use the build that made it, or another database.`;
    case "migration.failed":
      return `Bringing the database up to date failed at ${error.migration}: ${error.why}`;
  }
}
