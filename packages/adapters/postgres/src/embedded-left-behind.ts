import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Stops a server on this data folder that outlived the process that started it. */
export async function stopLeftBehind(data: string): Promise<void> {
  const pid = postmaster(data);
  if (pid === undefined || !runsOn(pid, data)) return;
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 100 && runsOn(pid, data); tries++) await new Promise((wake) => setTimeout(wake, 100));
}

/** The process id that the data folder's lock file names. */
function postmaster(data: string): number | undefined {
  const file = join(data, "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n", 1)[0]) : undefined;
}

/**
 * Is this process the server on this data folder? Process ids are used again, so only one that shows the folder on its
 * command line is taken for ours; where there is no /proc, a server is found by its lock alone.
 */
export function runsOn(pid: number | undefined, data: string): boolean {
  if (pid === undefined) return false;
  try {
    if (existsSync("/proc/self/cmdline"))
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(data);
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
