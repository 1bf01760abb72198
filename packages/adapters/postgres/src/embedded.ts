import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { err, ok, type Result } from "@patchbay/base/result";
import { Client } from "pg";
import { embeddedBinaries, serverAccount } from "./embedded-binaries.ts";
import { runsOn, stopLeftBehind } from "./embedded-left-behind.ts";

/** PostgreSQL 18 from npm, as a child process in a process group of its own: Ctrl-C reaches it through `stop` only. */
export interface EmbeddedServer {
  /** The owner's URL; its password is the secret that the other roles' passwords are derived from. */
  readonly ownerUrl: string;
  readonly port: number;
  /** The postmaster's process id. */
  readonly pid: number;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Holds `data/` and `password`; made when missing. When root starts it, its parents must be passable for others. */
  readonly dir: string;
  readonly port: number;
  readonly database?: string;
  /** For `postgres -c`, e.g. `{ fsync: "off" }`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

export type EmbeddedError =
  | { readonly code: "database.port-taken"; readonly port: number }
  | { readonly code: "database.disk-full"; readonly dir: string }
  | { readonly code: "database.no-binary"; readonly platform: string }
  | { readonly code: "database.start-failed"; readonly why: string };

const OWNER = "patchbay";

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  // No socket file in a directory that several servers of one machine would share.
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "128MB",
  wal_level: "minimal",
  max_wal_senders: "0",
};

/** Initialises the folder if it is new, and starts. A server left behind by a killed parent is stopped first. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<Result<EmbeddedServer, EmbeddedError>> {
  const binaries = await embeddedBinaries();
  if (!binaries) return err({ code: "database.no-binary", platform: `${process.platform}-${process.arch}` });
  const dir = resolve(options.dir);
  const data = join(dir, "data");
  const password = prepareFolder(dir);
  if (!existsSync(join(data, "PG_VERSION"))) {
    const failure = await initialise(binaries.initdb, dir, data);
    if (failure !== undefined) return err(explain(failure, options));
  }
  await stopLeftBehind(data);
  const settings = Object.entries({ ...SETTINGS, ...options.settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const server = spawn(binaries.postgres, ["-D", data, "-p", String(options.port), ...settings], childOptions());
  const failure = await untilReady(server, options.log);
  if (failure !== undefined) return err(explain(failure, options));
  const database = options.database ?? "patchbay";
  await createDatabase(ownerUrl(password, options.port, "postgres"), database);
  return ok({
    ownerUrl: ownerUrl(password, options.port, database),
    port: options.port,
    pid: server.pid as number,
    stop: () => stop(server, data),
  });
}

/** The owner's URL of a server that another process started on this folder. */
export function embeddedUrl(dir: string, port: number, database = "patchbay"): string {
  return ownerUrl(readFileSync(join(resolve(dir), "password"), "utf8"), port, database);
}

function ownerUrl(password: string, port: number, database: string): string {
  return `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Makes the folder, and the owner's password on the first time; answers the password. */
function prepareFolder(dir: string): string {
  mkdirSync(dir, { recursive: true });
  const account = serverAccount();
  if (account) {
    chmodSync(dir, 0o711);
    mkdirSync(join(dir, "data"), { recursive: true, mode: 0o700 });
    chownSync(join(dir, "data"), account.uid, account.gid);
  }
  const file = join(dir, "password");
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
    if (account) chownSync(file, account.uid, account.gid);
  }
  return readFileSync(file, "utf8");
}

function childOptions() {
  // Messages in English: the ready line is looked for.
  const env = { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" };
  return {
    ...serverAccount(),
    env,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"] as ["ignore", "ignore", "pipe"],
  };
}

/** The output on failure, else undefined. */
function initialise(initdb: string, dir: string, data: string): Promise<string | undefined> {
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const access = [`--username=${OWNER}`, `--pwfile=${join(dir, "password")}`, "--auth=scram-sha-256"];
  const child = spawn(initdb, [`--pgdata=${data}`, ...access, ...locale], childOptions());
  return new Promise((done, failed) => {
    let output = "";
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", failed);
    child.on("close", (code) => done(code === 0 ? undefined : output));
  });
}

/** The output when the server ends before it is ready, else undefined. */
function untilReady(server: ChildProcess, log: ((line: string) => void) | undefined): Promise<string | undefined> {
  return new Promise((done, failed) => {
    let output = "";
    server.stderr?.on("data", (chunk) => {
      log?.(String(chunk));
      if (output.length < 100_000) output += chunk;
      if (output.includes("database system is ready to accept connections")) done(undefined);
    });
    server.on("error", failed);
    server.on("close", () => done(output));
  });
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function stop(server: ChildProcess, data: string): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || !runsOn(server.pid, data)) return Promise.resolve();
  return new Promise((done) => {
    server.once("exit", () => done());
    server.kill("SIGINT");
  });
}

function explain(output: string, { port, dir }: EmbeddedOptions): EmbeddedError {
  if (/could not bind|could not create any TCP\/IP sockets/.test(output)) return { code: "database.port-taken", port };
  if (/No space left on device/.test(output)) return { code: "database.disk-full", dir };
  return { code: "database.start-failed", why: output.trim().split("\n").slice(-3).join("\n") };
}
