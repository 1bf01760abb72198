import { readdirSync, readFileSync } from "node:fs";

export interface Usage {
  /** Processor milliseconds so far, user and system, of processes that have ended too. */
  readonly cpuMs: number;
  readonly residentBytes: number;
}

/** Linux counts process time in ticks of 10 ms, and memory in pages of 4 KiB. */
const TICK_MS = 10;
const PAGE_BYTES = 4_096;

/** What these processes and all that they have started use. */
export function usageOf(pids: readonly number[]): Usage {
  const table = processes();
  const counted = new Set<number>();
  const count = (pid: number): void => {
    if (counted.has(pid) || !table.has(pid)) return;
    counted.add(pid);
    for (const [child, { parent }] of table) if (parent === pid) count(child);
  };
  for (const pid of pids) count(pid);
  const all = [...counted].map((pid) => table.get(pid)!);
  return {
    cpuMs: all.reduce((sum, each) => sum + each.cpuMs, 0),
    residentBytes: all.reduce((sum, each) => sum + each.residentBytes, 0),
  };
}

function processes(): ReadonlyMap<number, Usage & { readonly parent: number }> {
  const table = new Map<number, Usage & { readonly parent: number }>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name of a process may hold anything: the fields begin behind its last bracket.
      const fields = readFileSync(`/proc/${name}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")
        .map(Number);
      const ticks = fields.slice(11, 15).reduce((sum, each) => sum + each, 0);
      table.set(Number(name), {
        parent: fields[1] as number,
        cpuMs: ticks * TICK_MS,
        residentBytes: (fields[21] as number) * PAGE_BYTES,
      });
    } catch {
      // It has just ended.
    }
  }
  return table;
}
