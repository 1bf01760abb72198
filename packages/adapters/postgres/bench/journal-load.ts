import type { CallId, ProgramHash, RunId, TenantId } from "@patchbay/base/ids";
import type { Journal, JournalEntry } from "@patchbay/ports/journal";

/** Each caller appends one entry and waits for it, as a flow run does, again and again. Answers the waits in ms. */
export async function callersWhoWait(
  journal: Journal,
  tenant: TenantId,
  callers: number,
  seconds: number,
): Promise<number[]> {
  const runs = await openRuns(journal, tenant, `w${callers}`, callers);
  const waits: number[] = [];
  const end = performance.now() + seconds * 1_000;
  const caller = async (run: RunId): Promise<void> => {
    for (let seq = 0; performance.now() < end; seq++) {
      const before = performance.now();
      await journal.append(tenant, [entry(run, seq)]);
      waits.push(performance.now() - before);
    }
  };
  await Promise.all(runs.map(caller));
  return waits;
}

/**
 * So many entries a second come in whatever the database does, over many runs; each wait counts from when its entry was due, so
 * that a journal which falls behind cannot hide it.
 */
export async function arrivals(
  journal: Journal,
  tenant: TenantId,
  perSecond: number,
  seconds: number,
): Promise<number[]> {
  const runs = await openRuns(journal, tenant, `a${perSecond}`, 2_000);
  const waits: number[] = [];
  const pending: Promise<void>[] = [];
  const began = performance.now();
  const total = perSecond * seconds;
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) * perSecond) / 1_000));
    for (; sent < due; sent++) {
      const dueAt = began + (sent * 1_000) / perSecond;
      const run = runs[sent % runs.length] as RunId;
      const appended = journal.append(tenant, [entry(run, Math.floor(sent / runs.length))]);
      pending.push(appended.then(() => void waits.push(performance.now() - dueAt)));
    }
    await new Promise((wake) => setTimeout(wake, 1));
  }
  await Promise.all(pending);
  return waits;
}

const AT = Date.now();

function entry(run: RunId, seq: number): JournalEntry {
  return { run, seq, at: AT + seq, type: "outcome", body: { step: "ask-order", exit: "choice:one" } };
}

function openRuns(journal: Journal, tenant: TenantId, name: string, count: number): Promise<RunId[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const run = `run-${name}-${index}` as RunId;
      const head = { run, call: `call-of-${run}` as CallId, program: "f" as ProgramHash, flow: "bench", startedAt: AT };
      await journal.open(tenant, head);
      return run;
    }),
  );
}
