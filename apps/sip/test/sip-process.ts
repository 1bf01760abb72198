import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

export interface SipProcess {
  readonly listen: readonly string[];
  readonly controlPort: number;
  /** With SIP_METRICS only. */
  readonly metricsPort: number | undefined;
  readonly child: ChildProcess;
  stop(): Promise<number | null>;
}

/** Starts `main.ts` as its own process and waits for the line that says that it is ready. */
export function startSipProcess(env: Readonly<Record<string, string>>): Promise<SipProcess> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, SIP_SECRET: "test-secret", SIP_CONTROL: "127.0.0.1:0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A test run that is broken off leaves no server behind.
  process.once("exit", () => child.kill("SIGKILL"));
  return new Promise((resolve, reject) => {
    let out = "";
    let errors = "";
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.once("exit", (code) => reject(new Error(`the SIP server ended with ${code}: ${errors}`)));
    child.stdout.on("data", (chunk) => {
      out += chunk;
      const line = out.split("\n").find((text) => text.includes('"ready"'));
      if (!line) return;
      const ready = JSON.parse(line) as { listen: string[]; control: string; metrics?: number };
      resolve({
        listen: ready.listen,
        controlPort: Number(ready.control.split(":")[1]),
        metricsPort: ready.metrics,
        child,
        stop: () => stop(child),
      });
    });
  });
}

function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });
}
