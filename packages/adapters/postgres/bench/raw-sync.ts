import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { middleAndWorst } from "./spread.ts";

const WRITES = 200;
const PAGE = Buffer.alloc(8 * 1024, 1);
const FILE_PAGES = 2_048;

/** What the disk itself asks for one durable write, as PostgreSQL's log does it: 8 kB over what is there, then fdatasync. */
export function rawSync(dir: string): { readonly p50: number; readonly p99: number } {
  const path = join(dir, "raw-sync");
  const file = openSync(path, "w");
  try {
    writeSync(file, Buffer.alloc(PAGE.length * FILE_PAGES));
    fdatasyncSync(file);
    const waits = Array.from({ length: WRITES }, (_, index) => {
      const before = performance.now();
      writeSync(file, PAGE, 0, PAGE.length, index * PAGE.length);
      fdatasyncSync(file);
      return performance.now() - before;
    });
    return middleAndWorst(waits);
  } finally {
    closeSync(file);
    rmSync(path);
  }
}
