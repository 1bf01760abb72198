import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { env } from "../env.ts";
import { openDatabase } from "./database.ts";
import { missingParts } from "./optional-parts.ts";
import { HELP, readOptions, type UpOptions } from "./options.ts";
import { preflight } from "./preflight.ts";
import { secretsIn } from "./secrets.ts";
import { type Service, startService, type Watch } from "./service.ts";
import { planServices } from "./services.ts";
import { readyLine, readyTable, type World } from "./world.ts";

/** Starts everything, waits until told to stop, stops everything. Answers the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === "string") return fail(`${options}\n\n${HELP}`);
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const say = (text: string): void => void process.stderr.write(`• ${text}\n`);
  const asked = untilAskedToStop();
  const running: Service[] = [];
  try {
    const world = await start(options, running, say);
    console.log(options.json ? readyLine(world) : readyTable(world));
    await asked;
    if (!options.json) say("stopping …");
    return 0;
  } catch (error) {
    return fail((error as Error).message);
  } finally {
    for (const service of running.toReversed()) await service.stop();
  }
}

/** What `--fresh` forgets: everything but what set-up and tests keep beside it. */
const STATE = [
  "postgres",
  "recordings",
  "prompts",
  "speech",
  "sounds",
  "spill",
  "logs",
  "secrets.json",
  "services.json",
];

async function start(options: UpOptions, running: Service[], say: (text: string) => void): Promise<World> {
  const dataDir = resolve(options.data);
  const logs = join(dataDir, "logs");
  if (options.fresh) for (const name of STATE) rmSync(join(dataDir, name), { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const problems = await preflight(options, dataDir);
  if (problems.length > 0) throw new Error(problems.join("\n"));

  const pids: Record<string, number> = {};
  const watch: Watch = {
    say,
    launched(name, pid) {
      pids[name] = pid;
      // For operators and tests: which process is which, also after a restart. In one piece, whenever it is read.
      const file = join(dataDir, "services.json");
      writeFileSync(`${file}.new`, `${JSON.stringify(pids, null, 2)}\n`);
      renameSync(`${file}.new`, file);
    },
  };
  for (const missing of missingParts()) say(missing);
  const secrets = secretsIn(dataDir);
  say(env.DATABASE_URL ? "database: the one of DATABASE_URL …" : "database: embedded PostgreSQL …");
  const from = { dataDir, logs, url: env.DATABASE_URL, secret: secrets.database, demo: !options.empty, watch };
  const database = await openDatabase(from);
  if (database.service) running.push(database.service);

  const { plans, addresses } = await planServices(options, dataDir, secrets, database.urls);
  say(`starting ${plans.map((plan) => plan.name).join(", ")} …`);
  const started = await Promise.allSettled(plans.map((plan) => startService(plan, logs, watch)));
  for (const outcome of started) if (outcome.status === "fulfilled") running.push(outcome.value);
  const failed = started.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
  return { ...addresses, dataDir, demo: database.demo, pids };
}

function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    // Started through `npm run up`: the channel closes when npm's side is gone, however it went.
    process.on("disconnect", () => resolve());
  });
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
