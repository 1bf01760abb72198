import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

/** A whole running product for tests: its own ports, its own state, gone afterwards. */
export interface Stack {
  readonly web: string;
  readonly sip: string;
  readonly dataDir: string;
  readonly pids: Readonly<Record<string, number>>;
}

export interface RunningStack extends Stack {
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 180_000;

/** Starts `patchbay up` as a person would; `slot` keeps the ports of stacks that run side by side apart. */
export async function startStack(slot: number): Promise<RunningStack> {
  const dataDir = mkdtempSync(join(tmpdir(), "patchbay-stack-"));
  // Started by root, the database runs under an account of its own and must be able to pass.
  chmodSync(dataDir, 0o711);
  const rtp = 40_000 + slot * 2_000;
  const options = [
    "--json",
    "--data",
    dataDir,
    "--port",
    `${28_080 + slot}`,
    "--sip-port",
    `${25_060 + slot}`,
    "--rtp",
    `${rtp}-${rtp + 1_999}`,
  ];
  const child = spawn(process.execPath, [resolve(import.meta.dirname, "../apps/cli/src/main.ts"), "up", ...options], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Flows of tests call servers of the tests.
    env: { ...process.env, HTTP_ALLOW: "127.0.0.1" },
  });
  const words: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => words.push(chunk.toString()));
  const ready = await readyLine(child, words);
  return {
    ...ready,
    async stop() {
      const gone = new Promise<void>((done) => child.once("exit", () => done()));
      child.kill("SIGTERM");
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The stack that the global set-up started, for test files. */
export function currentStack(): Stack {
  return JSON.parse(readFileSync(process.env.PATCHBAY_STACK as string, "utf8"));
}

function readyLine(child: ChildProcess, words: readonly string[]): Promise<Stack> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => {
      child.kill("SIGTERM");
      fail(new Error(`not ready in ${READY_WITHIN_MS / 1_000} s:\n${words.join("")}`));
    }, READY_WITHIN_MS);
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(new Error(`ended with ${code} before it was ready:\n${words.join("")}`));
    });
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      if (!line.startsWith('{"event":"ready"')) return;
      clearTimeout(timer);
      done(JSON.parse(line));
    });
  });
}
