import { spawn, spawnSync } from "node:child_process";

export const hasSipp = spawnSync("sipp", ["-v"]).error === undefined;

/** Runs SIPp to its end. Resolves with its exit code: 0 when every call went as the scenario says. */
export function sipp(args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn("sipp", [...args, "-nostdin"], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const add = (chunk: Buffer) => {
      output = (output + chunk.toString("latin1")).slice(-20_000);
    };
    child.stdout.on("data", add);
    child.stderr.on("data", add);
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code, output }));
  });
}
