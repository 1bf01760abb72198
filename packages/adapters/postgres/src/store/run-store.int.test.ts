import type { CallId, RunId } from "@patchbay/base/ids";
import { someRun } from "@patchbay/ports/journal.contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { postgresJournal } from "../journal.ts";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

it("counts where a flow's open calls stand and which exits were taken, and when", async () => {
  const stores = world.stores.of(world.harbour.tenant);
  const now = Math.floor(Date.now() / 60_000) * 60_000 + 30_000;
  const hour = 3_600_000;
  const head = { direction: "inbound", from: "1", to: "2", runtime: "r" } as const;
  for (const name of ["open", "over"]) {
    const call = `traffic-${name}` as CallId;
    const run = `run-traffic-${name}` as RunId;
    await stores.calls.start({ ...head, id: call, startedAt: now - 2 * hour });
    const step = { call, run, flow: "traffic", version: name === "open" ? 2 : 1 };
    await stores.calls.addStep({ ...step, seq: 0, node: "ask", at: now - 2 * hour });
    await stores.calls.addStep({
      ...step,
      seq: 0,
      node: "ask",
      exit: "one",
      at: now - (name === "open" ? 60_000 : 2 * hour),
    });
    await stores.calls.addStep({ ...step, seq: 1, node: "queue", at: now - 60_000 });
  }
  await stores.calls.end("traffic-over" as CallId, { at: now, outcome: "completed", by: "flow" });
  const question = { flow: "traffic", today: now - 3 * hour, now };
  const minute = { began: now - 90_000, count: 1 };
  expect(await stores.runs.traffic(question)).toEqual({
    standing: [{ run: "run-traffic-open", node: "queue" }],
    exits: [{ node: "ask", exit: "one", today: 2, minutes: [minute] }],
  });
  expect(await stores.runs.traffic({ ...question, version: 1, today: now - hour })).toEqual({
    standing: [],
    exits: [],
  });
  expect((await stores.runs.traffic({ ...question, version: 2 })).exits).toMatchObject([
    { today: 1, minutes: [minute] },
  ]);
  // What happened since is left to those who hear of it.
  const before = { ...question, now: now - hour };
  expect((await stores.runs.traffic(before)).exits).toMatchObject([{ today: 1, minutes: [] }]);
  const others = world.stores.of(world.yunfan.tenant);
  expect(await others.runs.traffic(question)).toEqual({ standing: [], exits: [] });
});

it("gives a flow's newest ended runs with their journals, to their own tenant only", async () => {
  const { tenant } = world.harbour;
  const journal = postgresJournal(world.database, world.ledger);
  const runs = [someRun(), someRun(), someRun()];
  for (const [index, { head, entry }] of runs.entries()) {
    const startedAt = head.startedAt + index * 1_000;
    await journal.open(tenant, { ...head, flow: "run-store", startedAt });
    await journal.append(tenant, [entry(0), entry(1)]);
    // The second still runs.
    if (index !== 1) await journal.close(tenant, head.run, "completed", startedAt + 500);
  }
  const stores = world.stores.of(tenant);
  const found = await stores.runs.recent("run-store", 10);
  expect(found.map(({ head }) => head.run)).toEqual([runs[2]?.head.run, runs[0]?.head.run]);
  expect(found[1]?.entries).toEqual([runs[0]?.entry(0), runs[0]?.entry(1)]);
  expect(await stores.runs.recent("run-store", 1)).toHaveLength(1);
  const newest = found[0]!.head;
  const older = await stores.runs.recent("run-store", 10, { startedAt: newest.startedAt, run: newest.run });
  expect(older.map(({ head }) => head.run)).toEqual([runs[0]?.head.run]);
  // Of one instant, the id decides.
  const twin = { startedAt: newest.startedAt, run: `${newest.run}~` as typeof newest.run };
  expect(await stores.runs.recent("run-store", 10, twin)).toHaveLength(2);
  expect(await stores.runs.ofCall(runs[1]?.head.call as never)).toMatchObject([{ head: { run: runs[1]?.head.run } }]);
  expect(await world.stores.of(world.yunfan.tenant).runs.recent("run-store", 10)).toEqual([]);
});
