/**
 * Brings a fresh clone to the point where everything runs: dependencies, Prisma client, studio build.
 * Plain JavaScript for Node ≥ 20, because nothing is installed yet when it starts. Each step is skipped when its inputs
 * have not changed since it last succeeded.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../../..");
const stamps = join(root, ".patchbay", "setup");

/** The project's own Node 24 (from npm); before it is installed, or on a platform without one, whichever runs this. */
export function nodeBinary() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const file = process.platform === "win32" ? "node.exe" : "bin/node";
  const pinned = join(root, "node_modules", `node-${platform}-${process.arch}`, file);
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  throw new Error(
    `Patchbay needs Node 24 to run and there is no npm package of it for ${platform}-${process.arch}. Install Node 24 and try again.`,
  );
}

export function environment(extra = {}) {
  const bins = [join(root, "node_modules", ".bin")];
  try {
    bins.unshift(resolve(nodeBinary(), ".."));
  } catch {
    // Not installed yet: npm itself runs on the machine's Node.
  }
  return {
    ...process.env,
    PATH: [...bins, process.env.PATH].join(delimiter),
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    ...extra,
  };
}

export function setup({ studio = true, quiet = false } = {}) {
  const say = (text) => {
    if (!quiet) process.stderr.write(`${text}\n`);
  };
  step(
    "dependencies",
    digest("package-lock.json"),
    existsSync(join(root, "node_modules", ".package-lock.json")),
    () => {
      say("• installing dependencies (npm ci) …");
      install(quiet);
    },
  );
  say("• generating the database client …");
  run(nodeBinary(), ["packages/tooling/src/generate.mjs"], true);
  step("packets", digest("packages/adapters/packets/native/packets.c"), true, () => buildAddon(say));
  if (studio) {
    say("• building the studio (kept until its sources change) …");
    run(
      join(root, "node_modules", ".bin", "turbo"),
      ["run", "build", "--output-logs=errors-only", "--log-order=grouped"],
      true,
    );
  }
}

/** The media worker's addon, where there is a C compiler; the worker does without it, with half the calls a core. */
function buildAddon(say) {
  const headers = resolve(nodeBinary(), "../../include/node");
  const target = join(root, ".patchbay", "native", "packets.node");
  if (process.platform !== "linux" || !existsSync(join(headers, "node_api.h"))) return;
  mkdirSync(dirname(target), { recursive: true });
  const flags = ["-O2", "-shared", "-fPIC", "-I", headers, "packages/adapters/packets/native/packets.c", "-o", target];
  const built = spawnSync("cc", flags, { cwd: root, stdio: "pipe" });
  if (built.status !== 0) say("• no C compiler: the media worker moves packets by Node's own sockets");
}

/**
 * `npm ci`, or, where it refuses because the lock file does not list every platform's optional binary (a registry that lacked
 * some when the lock was written), an install from the same lock that leaves the lock as it is.
 */
function install(quiet) {
  const flags = ["--no-audit", "--no-fund", "--loglevel=error"];
  if (attempt("npm", ["ci", ...flags]).status === 0) return;
  run("npm", ["install", "--no-save", ...flags], quiet);
}

function step(name, inputs, present, action) {
  const stamp = join(stamps, name);
  if (present && existsSync(stamp) && readFileSync(stamp, "utf8") === inputs) return;
  action();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, inputs);
}

function digest(file) {
  return createHash("sha256")
    .update(readFileSync(join(root, file)))
    .digest("hex");
}

function attempt(command, args, stdio = "pipe") {
  return spawnSync(command, args, { cwd: root, env: environment(), stdio, shell: process.platform === "win32" });
}

function run(command, args, quiet) {
  const shown = quiet ? "pipe" : ["ignore", "inherit", "inherit"];
  const done = spawnSync(command, args, {
    cwd: root,
    env: environment(),
    stdio: shown,
    shell: process.platform === "win32",
  });
  if (done.status === 0) return;
  const output = quiet ? `\n${done.stdout ?? ""}${done.stderr ?? ""}` : "";
  throw new Error(
    `set-up failed: ${[command.split("/").at(-1), ...args].join(" ")} (${done.error?.message ?? `exit ${done.status}`})${output}`,
  );
}

if (process.argv[1] === import.meta.filename) {
  try {
    setup();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
