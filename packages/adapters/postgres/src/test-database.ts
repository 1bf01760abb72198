import { createHash, randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { must } from "@patchbay/base/result";
import { Client } from "pg";
import { type EmbeddedServer, startEmbeddedPostgres } from "./embedded.ts";
import { serverAccount } from "./embedded-binaries.ts";
import { type Logins, loginUrls } from "./logins.ts";
import { migrate, migrations } from "./migrate.ts";

/** A real PostgreSQL for one test file: `beforeAll` start, `fresh()` per test that wants a database of its own, `afterAll` stop. */
export interface TestPostgres {
  readonly server: EmbeddedServer;
  /** A new, migrated, empty database (a copy of a template: some 50 ms). */
  fresh(): Promise<TestDatabase>;
  /** Kills the server as a power cut would, and starts it again on the same port. */
  crash(): Promise<void>;
  /** The server answers nothing while `work` goes on: SIGSTOP to all its processes, then SIGCONT. */
  frozen(work: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export interface TestDatabase extends Logins {
  readonly owner: string;
}

/** Unsafe against power cuts, and quick; a killed server still loses nothing that it committed. */
const QUICK = { fsync: "off", full_page_writes: "off", autovacuum: "off" };
const TEMPLATE = "patchbay_template";

/**
 * Starts a server on a copy of a prepared folder (some 0.5 s instead of 3 s). The prepared folder is kept in the machine's
 * temporary folder per user and per state of the migrations.
 */
export async function startTestPostgres(settings: Readonly<Record<string, string>> = QUICK): Promise<TestPostgres> {
  const dir = mkdtempSync(join(tmpdir(), "patchbay-test-"));
  copyFolder(await preparedFolder(), dir);
  const options = { dir, port: await freePort(), settings };
  let server = must(await startEmbeddedPostgres(options));
  let count = 0;
  // A test run that dies leaves no server behind.
  const killServer = () => process.kill(server.pid, "SIGQUIT");
  process.once("exit", killServer);
  return {
    get server() {
      return server;
    },
    async fresh() {
      const name = `test_${++count}`;
      await run(server.ownerUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
      const url = new URL(server.ownerUrl);
      url.pathname = name;
      return { owner: url.href, ...loginUrls(url.href) };
    },
    async crash() {
      process.kill(server.pid, "SIGKILL");
      // Its children go when they notice; until the last has, the data folder is taken.
      let again = await startEmbeddedPostgres(options);
      while (!again.ok) again = await startEmbeddedPostgres(options);
      server = again.value;
    },
    async frozen(work) {
      // The parent first: from then on no child comes or goes.
      process.kill(server.pid, "SIGSTOP");
      const children = childrenOf(server.pid);
      for (const pid of children) process.kill(pid, "SIGSTOP");
      try {
        await work();
      } finally {
        for (const pid of [...children, server.pid]) process.kill(pid, "SIGCONT");
      }
    },
    async stop() {
      process.off("exit", killServer);
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function childrenOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return children.split(" ").filter(Boolean).map(Number);
}

async function preparedFolder(): Promise<string> {
  const state = migrations().map((migration) => migration.checksum);
  const key = createHash("sha256").update(state.join()).digest("hex").slice(0, 12);
  const prepared = join(tmpdir(), `patchbay-postgres-${userInfo().username}-${key}`);
  if (existsSync(prepared)) return prepared;
  const draft = `${prepared}.${randomUUID()}`;
  mkdirSync(draft);
  const server = must(
    await startEmbeddedPostgres({ dir: draft, port: await freePort(), database: TEMPLATE, settings: QUICK }),
  );
  must(await migrate(server.ownerUrl));
  await server.stop();
  try {
    renameSync(draft, prepared);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another test run was first
  }
  return prepared;
}

function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  chmodSync(join(to, "data"), 0o700); // PostgreSQL refuses a folder that others can read
  const account = serverAccount();
  if (!account) return;
  for (const name of readdirSync(to, { recursive: true })) chownSync(join(to, String(name)), account.uid, account.gid);
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url.replace(/\/[^/]*$/, "/postgres") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(address && typeof address === "object" ? address.port : 0));
    });
  });
}
