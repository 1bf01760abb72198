/**
 * Writes entries 0, 1, 2 … of some runs to the ledger until somebody kills it, and says `run seq` on standard output for
 * each that was acknowledged, `refused` for each that neither database nor disk took (it is written again). Arguments: URL, spill folder, tenant, then the next number of each run.
 */
import type { RunId, TenantId } from "@patchbay/base/ids";
import type { JournalEntry } from "@patchbay/ports/journal";
import { openLedger } from "../ledger.ts";

const [url = "", spillDir = "", tenant = "", ...nexts] = process.argv.slice(2);
const ledger = await openLedger({ url, spillDir, commitMs: 300, retryMs: 20 });
await Promise.all(
  nexts.map(async (next, run) => {
    for (let seq = Number(next); ; seq++) {
      // The same number has the same instant, also when another process writes it again.
      const entry = { run: `run-${run}` as RunId, seq, at: Date.UTC(2026, 10, 1) + seq, type: "digit", body: { seq } };
      while (!(await isTaken(entry))) await new Promise((wake) => setTimeout(wake, 20));
      process.stdout.write(`${run} ${seq}\n`);
    }
  }),
);

async function isTaken(entry: JournalEntry): Promise<boolean> {
  try {
    await ledger.write(tenant as TenantId, { kind: "journal", entry });
    return true;
  } catch {
    process.stdout.write("refused\n");
    return false;
  }
}
