/**
 * The journal's group commit on a real PostgreSQL with fsync on: `npm run bench -- journal`. One JSON line per load with entries
 * per second, the wait that durability adds, and what the disk asked for one bare durable write just before (`disk`): first
 * callers who each wait for their entry before they bring the next, then so many entries a second that come in whatever happens.
 * Bar: 50,000 entries/s with a wait of 5 ms or less. (More than 250 callers who wait cannot all be served in 5 ms at that rate.)
 */
import { withDurableJournal } from "../src/test-journal.ts";
import { arrivals, callersWhoWait } from "./journal-load.ts";
import { rawSync } from "./raw-sync.ts";
import { middleAndWorst } from "./spread.ts";

const SECONDS = Number(process.argv[2] ?? 5);
const BAR = { perSecond: 50_000, waitMs: 5 };

await withDurableJournal(async ({ journal, tenant, dir }) => {
  for (const callers of [1, 50, 250, 500, 1_000])
    await measure({ callers }, dir, () => callersWhoWait(journal, tenant, callers, SECONDS));
  for (const arriving of [10_000, 25_000, BAR.perSecond])
    await measure({ arriving }, dir, () => arrivals(journal, tenant, arriving, SECONDS));
});

async function measure(load: object, dir: string, run: () => Promise<number[]>): Promise<void> {
  const disk = rawSync(dir);
  const began = performance.now();
  const waits = await run();
  const perSecond = Math.round((waits.length * 1_000) / (performance.now() - began));
  const waitMs = middleAndWorst(waits);
  const waitInDiskWrites = Number((waitMs.p50 / disk.p50).toFixed(1));
  console.log(JSON.stringify({ bench: "journal", ...load, perSecond, waitMs, disk, waitInDiskWrites, bar: BAR }));
}
