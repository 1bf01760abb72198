import { join } from "node:path";
import { embeddedUrl } from "@patchbay/adapter-postgres/embedded";
import { migrate } from "@patchbay/adapter-postgres/migrate";
import { databaseSentence } from "./database-sentence.ts";
import { freePort } from "./preflight.ts";
import { type Service, startService, type Watch } from "./service.ts";
import type { Databases } from "./services.ts";
import type { DemoWorld } from "./world.ts";

export interface OpenDatabase {
  readonly urls: Databases;
  readonly demo: DemoWorld | undefined;
  /** The embedded server; undefined with DATABASE_URL. */
  readonly service: Service | undefined;
}

interface Request {
  readonly dataDir: string;
  readonly logs: string;
  readonly url: string | undefined;
  readonly secret: string;
  readonly demo: boolean;
  readonly watch: Watch;
}

/** A database that runs, has the newest schema and a world in it. Throws one sentence. */
export async function openDatabase(request: Request): Promise<OpenDatabase> {
  if (request.url) return { ...(await prepare(request.url, request)), service: undefined };
  const dir = join(request.dataDir, "postgres");
  const port = await freePort();
  const service = await startService(
    { name: "database", args: [join(import.meta.dirname, "postgres.process.ts"), dir, String(port)], env: {} },
    request.logs,
    request.watch,
  );
  try {
    return { ...(await prepare(embeddedUrl(dir, port), request)), service };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

async function prepare(ownerUrl: string, request: Request): Promise<Omit<OpenDatabase, "service">> {
  const migrated = await migrate(ownerUrl, request.secret);
  if (!migrated.ok) throw new Error(databaseSentence(migrated.error));
  if (migrated.value.applied.length > 0)
    request.watch.say(`database: ${migrated.value.applied.length} migrations applied`);
  const urls = { app: migrated.value.app, auth: migrated.value.auth };
  // The world is data, not code: it is read only when a database is opened for people.
  const { seed } = await import("../../../../prisma/seed/seed.ts");
  return { urls, demo: await seed(ownerUrl, request.secret, request.demo ? "demo" : "empty") };
}
