import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export interface ServicePlan {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Ready when standard output matches; default: the JSON line `{"event":"ready"…}`. */
  readonly ready?: RegExp;
}

export interface Service {
  readonly name: string;
  readonly pid: () => number | undefined;
  stop(): Promise<void>;
}

export interface Watch {
  /** For the person at the terminal. */
  say(text: string): void;
  /** A process was started, the first time or again. */
  launched?(name: string, pid: number): void;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 6_000;
const preload = pathToFileURL(join(import.meta.dirname, "die-with-parent.mjs")).href;

/**
 * Starts a process, resolves when it says that it is ready, and starts it again when it dies later (after 0.2 s, doubling to
 * 5 s). Rejects with the last line it wrote when it dies before it was ever ready.
 */
export function startService(plan: ServicePlan, logDir: string, watch: Watch): Promise<Service> {
  const log = createWriteStream(join(logDir, `${plan.name}.log`), { flags: "a" });
  let child: ChildProcess | undefined;
  let stopping = false;
  let everReady = false;
  let pause = 200;
  return new Promise((resolve, reject) => {
    const launch = (): void => {
      const startedAt = performance.now();
      let lastWords = "";
      const started = spawn(process.execPath, ["--import", preload, ...plan.args], {
        env: { ...process.env, ...plan.env },
        stdio: ["ignore", "pipe", "pipe", "ipc"],
        // A process group of its own: Ctrl-C in the terminal reaches only `up`, which stops all in order.
        detached: true,
      });
      child = started;
      if (started.pid !== undefined) watch.launched?.(plan.name, started.pid);
      const timer = setTimeout(() => !everReady && started.kill("SIGKILL"), READY_WITHIN_MS);
      started.stdout?.on("data", (chunk: Buffer) => {
        log.write(chunk);
        if (everReady || !(plan.ready ?? /"event":\s*"ready"/).test(chunk.toString())) return;
        everReady = true;
        resolve(service);
      });
      started.stderr?.on("data", (chunk: Buffer) => {
        log.write(chunk);
        lastWords = chunk.toString().trim().split("\n").at(-1)?.trim() || lastWords;
      });
      started.on("exit", (code, signal) => {
        clearTimeout(timer);
        if (stopping) return;
        const how = signal ?? `exit ${code}`;
        if (!everReady) {
          reject(
            new Error(lastWords || `${plan.name} ended at start (${how}); see ${join(logDir, `${plan.name}.log`)}`),
          );
          return;
        }
        pause = performance.now() - startedAt > 10_000 ? 200 : Math.min(pause * 2, 5_000);
        watch.say(`${plan.name} ended (${how}), starting it again`);
        setTimeout(() => !stopping && launch(), pause);
      });
    };
    const service: Service = {
      name: plan.name,
      pid: () => child?.pid,
      async stop() {
        stopping = true;
        const running = child;
        if (running && running.exitCode === null && running.signalCode === null) {
          const gone = new Promise<void>((done) => running.once("exit", () => done()));
          running.kill("SIGTERM");
          const timer = setTimeout(() => running.kill("SIGKILL"), STOP_WITHIN_MS);
          await gone;
          clearTimeout(timer);
        }
        log.end();
      },
    };
    launch();
  });
}
