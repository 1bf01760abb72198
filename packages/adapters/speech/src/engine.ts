import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { err, ok, type Result } from "@patchbay/base/result";

export interface Utterance {
  readonly text: string;
  readonly voice: string;
  /** The WAV to write. */
  readonly path: string;
}

/** Something that speaks. Failures are sentences. */
export interface Engine {
  readonly name: string;
  speak(utterance: Utterance): Promise<Result<undefined, string>>;
}

const LIMIT_MS = 15_000;
const WORDS_PER_MINUTE = "150";

/** The system's `espeak-ng`, else the npm package; undefined when the machine has neither. */
export async function findEngine(): Promise<Engine | undefined> {
  for (const engine of [systemEngine, packageEngine]) {
    if ((await engine.check()).ok) return engine;
  }
  return undefined;
}

/** Debian's `espeak-ng` and the like. The text comes by standard input, so that none can be taken for an option. */
export const systemEngine = {
  name: "espeak-ng",
  check: () => run("espeak-ng", ["--version"], ""),
  speak: ({ text, voice, path }: Utterance) =>
    run("espeak-ng", ["-v", voice, "-s", WORDS_PER_MINUTE, "-b", "1", "-w", path, "--stdin"], text),
};

const script = fileURLToPath(new URL("./speak-with-package.ts", import.meta.url));

/** The optional npm package: GPL, therefore never loaded into a process of ours but spoken to like any other program. */
export const packageEngine = {
  name: "espeak-ng-emscripten",
  check: async (): Promise<Result<undefined, string>> =>
    existsSync(script) ? run(process.execPath, [script, "--check"], "") : err("no script"),
  speak: ({ text, voice, path }: Utterance) => run(process.execPath, [script, voice, WORDS_PER_MINUTE, path], text),
};

function run(command: string, args: readonly string[], input: string): Promise<Result<undefined, string>> {
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(command, args, { stdio: ["pipe", "ignore", "pipe"], timeout: LIMIT_MS });
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      if (said.length < 500) said += chunk.toString();
    });
    child.once("error", (error) => resolve(err(error.message)));
    child.once("exit", (code, signal) => {
      resolve(code === 0 ? ok() : err(`${command} ended with ${signal ?? code}: ${said.trim().slice(0, 200)}`));
    });
    // It may have died already; the exit says so.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}
