import { HOUR } from "@patchbay/base/time";
import type { Bus } from "@patchbay/ports/bus";
import type { Chance } from "@patchbay/ports/chance";
import type { Clock } from "@patchbay/ports/clock";
import type { Journal } from "@patchbay/ports/journal";
import { openBus } from "./bus.ts";
import { type Database, openDatabase } from "./database.ts";
import { Prisma } from "./generated/client.ts";
import { postgresJournal } from "./journal.ts";
import { type LedgerProblem, type LedgerStatus, openLedger } from "./ledger.ts";
import { type PostgresStores, postgresStores } from "./stores.ts";

export interface Postgres {
  readonly stores: PostgresStores;
  readonly journal: Journal;
  readonly bus: Bus;
  /** Does the database take what calls write, or local disk in its place? For dashboards and `doctor`. */
  status(): LedgerStatus;
  close(): Promise<void>;
}

export interface PostgresOptions {
  /** As `patchbay_app` (see logins.ts). */
  readonly url: string;
  /** Where records wait while the database is away; one process per folder, the same one after a restart. */
  readonly spillDir: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly connections?: number;
  readonly onProblem?: (problem: LedgerProblem | { readonly what: "connection-broke"; readonly why: string }) => void;
}

/** Everything that a process of Patchbay wants from PostgreSQL. */
export async function openPostgres(options: PostgresOptions): Promise<Postgres> {
  const { url, spillDir, clock, chance, connections, onProblem = () => {} } = options;
  const database = openDatabase({
    url,
    ...(connections !== undefined && { connections }),
    onIdleError: (error) => onProblem({ what: "connection-broke", why: error.message }),
  });
  const ledger = await openLedger({ url, spillDir, onProblem });
  const bus = await openBus({ url, chance });
  const stopUpkeep = keepPartitionsAhead(database);
  return {
    stores: postgresStores(database, { ledger, clock, chance }),
    journal: postgresJournal(database, ledger),
    bus,
    status: () => ledger.status(),
    async close() {
      stopUpkeep();
      await bus.close();
      await ledger.close();
      await database.close();
    },
  };
}

/** Next months' partitions, made while there is time; a month without one still takes rows, only less neatly. */
function keepPartitionsAhead(database: Database): () => void {
  const ensure = () => void database.ask(Prisma.sql`SELECT ensure_partitions(2)`).catch(() => undefined);
  const timer = setInterval(ensure, 12 * HOUR);
  timer.unref();
  return () => clearInterval(timer);
}
