import type { CallId, ProgramHash, RunId, TenantId } from "@patchbay/base/ids";
import { describe, expect, it } from "vitest";
import type { Journal, JournalEntry, RunHead } from "./journal.ts";

const AT = Date.UTC(2026, 0, 5, 9);
let runs = 0;

/** A fresh run's head, and entries for it. */
export function someRun(): { readonly head: RunHead; entry(seq: number): JournalEntry } {
  const run = `run-${++runs}` as RunId;
  const head: RunHead = {
    run,
    call: `call-of-${run}` as CallId,
    program: "f00d" as ProgramHash,
    flow: "welcome",
    version: 3,
    startedAt: AT,
  };
  return {
    head,
    entry: (seq) => ({ run, seq, at: AT + seq, type: "digit", body: { digit: String(seq % 10), b: [seq] } }),
  };
}

export function journalContract(
  name: string,
  open: () => Promise<{ readonly journal: Journal; readonly tenant: TenantId; readonly otherTenant: TenantId }>,
): void {
  describe(`${name} keeps the Journal contract`, () => {
    it("gives a run back as it was written, in order", async () => {
      const { journal, tenant } = await open();
      const { head, entry } = someRun();
      await journal.open(tenant, head);
      await journal.append(tenant, [entry(0), entry(1)]);
      await journal.append(tenant, [entry(2)]);
      await journal.close(tenant, head.run, "completed", AT + 9);
      expect(await journal.read(tenant, head.run)).toEqual({ head, entries: [entry(0), entry(1), entry(2)] });
    });

    it("keeps a draft run, which has no version", async () => {
      const { journal, tenant } = await open();
      const { version: _, ...head } = someRun().head;
      await journal.open(tenant, head);
      expect(await journal.read(tenant, head.run)).toEqual({ head, entries: [] });
    });

    it("takes an entry sent twice as one", async () => {
      const { journal, tenant } = await open();
      const { head, entry } = someRun();
      await journal.open(tenant, head);
      await journal.open(tenant, head);
      await journal.append(tenant, [entry(0), entry(1)]);
      await journal.append(tenant, [entry(1), entry(2)]);
      expect((await journal.read(tenant, head.run))?.entries).toEqual([entry(0), entry(1), entry(2)]);
    });

    it("keeps many runs apart that append at the same time", async () => {
      const { journal, tenant } = await open();
      const many = Array.from({ length: 40 }, someRun);
      await Promise.all(
        many.map(async ({ head, entry }) => {
          await journal.open(tenant, head);
          for (let seq = 0; seq < 10; seq++) await journal.append(tenant, [entry(seq)]);
        }),
      );
      for (const { head, entry } of many) {
        const expected = Array.from({ length: 10 }, (_, seq) => entry(seq));
        expect((await journal.read(tenant, head.run))?.entries).toEqual(expected);
      }
    });

    it("answers undefined for an unknown run, and for another tenant's", async () => {
      const { journal, tenant, otherTenant } = await open();
      const { head, entry } = someRun();
      await journal.open(tenant, head);
      await journal.append(tenant, [entry(0)]);
      expect(await journal.read(tenant, "run-none" as RunId)).toBeUndefined();
      expect(await journal.read(otherTenant, head.run)).toBeUndefined();
    });
  });
}
