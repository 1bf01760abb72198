import pino from "pino";
import { openRuntime } from "./composition.ts";
import { readEnv } from "./env.ts";

const config = readEnv();
if (typeof config === "string") fail(`The runtime's settings are wrong: ${config}`);

// Standard output is for the one line that says that we are ready.
const log = pino({ level: config.LOG_LEVEL, base: { process: config.RUNTIME_ID } }, pino.destination(2));

// A bug in one call must not end the others; what it broke is closed by its call.
process.on("unhandledRejection", (error) => log.error({ error: String(error) }, "an unforeseen error"));

try {
  const runtime = await openRuntime(config, log);
  const stop = () => {
    void runtime.close().then(() => process.exit(0));
    // Nothing may hold the exit up: what is unwritten is on local disk.
    setTimeout(() => process.exit(0), 5_000).unref();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  console.log(JSON.stringify({ event: "ready", runtime: config.RUNTIME_ID, calls: runtime.runtime.calls.size }));
} catch (error) {
  fail(`The runtime cannot start: ${error instanceof Error ? error.message : String(error)}.`);
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
