import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../../../apps/media/src/main.ts", import.meta.url));

export interface WorkerProcess {
  readonly child: ChildProcess;
  /** `ws://host:port` */
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts the real media worker and waits until it is ready. */
export async function startWorkerProcess(env: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      MEDIA_CONTROL: "127.0.0.1:0",
      MEDIA_SECRET: "test-secret",
      MEDIA_BIND: "127.0.0.1",
      MEDIA_PORTS: "30000-31999",
      ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const { control } = JSON.parse(line) as { readonly control: string };
  return {
    child,
    url: `ws://${control}`,
    port: Number(control.split(":")[1]),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
