import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface Started {
  readonly ready: Readonly<Record<string, unknown>>;
  readonly child: ChildProcess;
  /** What it said on standard error so far. */
  readonly said: () => string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const READY_WITHIN_MS = 90_000;

/** Starts one of our apps and waits for its ready line. */
export async function startApp(app: "sip" | "media" | "runtime", env: Record<string, string>): Promise<Started> {
  const main = fileURLToPath(new URL(`../../${app}/src/main.ts`, import.meta.url));
  const child = spawn(process.execPath, [main], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-60_000);
  });
  const ready = await new Promise<Record<string, unknown>>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${app} is not ready: ${errors}`)), READY_WITHIN_MS);
    child.once("exit", (code) => reject(new Error(`${app} ended with ${code}: ${errors}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.includes('"ready"')) return;
      clearTimeout(timer);
      resolve(JSON.parse(line));
    });
  });
  child.removeAllListeners("exit");
  return {
    ready,
    child,
    said: () => errors,
    async stop(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill(signal);
      await gone;
    },
  };
}
