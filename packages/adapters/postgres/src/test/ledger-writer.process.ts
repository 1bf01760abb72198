/**
 * Writes entries 0, 1, 2 … of some runs to the ledger until somebody kills it, and says `run seq` on standard output for
 * each that was acknowledged. Arguments: URL, spill folder, tenant, then the next number of each run.
 */
import type { RunId, TenantId } from "@patchbay/base/ids";
import { openLedger } from "../ledger.ts";

const [url = "", spillDir = "", tenant = "", ...nexts] = process.argv.slice(2);
const ledger = await openLedger({ url, spillDir, commitMs: 300, retryMs: 20 });
await Promise.all(
  nexts.map(async (next, run) => {
    for (let seq = Number(next); ; seq++) {
      // The same number has the same instant, also when another process writes it again.
      const entry = { run: `run-${run}` as RunId, seq, at: Date.UTC(2026, 10, 1) + seq, type: "digit", body: { seq } };
      await ledger.write(tenant as TenantId, { kind: "journal", entry });
      process.stdout.write(`${run} ${seq}\n`);
    }
  }),
);
