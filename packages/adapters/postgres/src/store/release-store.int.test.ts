import type { CallId, ProgramHash, RunId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { Program } from "@patchbay/flow-model/program";
import type { TenantStores } from "@patchbay/ports/stores";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

let world: TestWorld;
const ada = "ada" as UserId;

beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

const drawing = (name: string): FlowDocument => ({
  format: "patchbay.flow/1",
  name,
  title: name,
  channel: "voice",
  inputs: [],
  outputs: [],
  nodes: {},
  wires: [],
  layout: {},
});

/** A flow with so many versions, each with a program of its own. */
async function published({ flows }: TenantStores, name: string, versions: number): Promise<void> {
  const { revision } = must(await flows.create(drawing(name), ada));
  for (let version = 1; version <= versions; version++) {
    const hash = `${name}-${version}` as ProgramHash;
    const program = { format: "patchbay.program/1", flow: name, steps: {}, start: "a" } as unknown as Program;
    must(await flows.publish({ name, revision, document: drawing(name), program, hash, message: "", by: ada }));
  }
}

describe("aliases", () => {
  it("lead numbers to the version that they point to when asked, and remember every move", async () => {
    const { flows, releases } = world.harbour;
    await published(world.harbour, "line", 3);
    must(await flows.addNumber("5001", "Line"));
    expect(await flows.bind("5001", { flow: "line", alias: "live" }, ada)).toMatchObject({ ok: false });

    must(await releases.move({ flow: "line", alias: "live", version: 1, why: "released", by: ada }));
    const bound = must(await flows.bind("5001", { flow: "line", alias: "live" }, ada));
    expect(bound).toMatchObject({ alias: "live", version: 1, hash: "line-1" });
    must(await releases.move({ flow: "line", alias: "live", version: 3, why: "released", by: ada }));
    expect(await flows.number("5001")).toMatchObject({ version: 3, hash: "line-3" });
    expect(await releases.moves("line", "live")).toMatchObject([
      { version: 1, why: "released", by: "Name of ada" },
      { version: 3, why: "released" },
    ]);
    expect(await releases.move({ flow: "line", alias: "live", version: 9, why: "released", by: ada })).toMatchObject({
      error: { code: "flow.version-not-found" },
    });
    must(await flows.bind("5001", { flow: "line", version: 2 }, ada));
    expect(await flows.number("5001")).toEqual({
      number: "5001",
      label: "Line",
      flow: "line",
      version: 2,
      hash: "line-2",
    });
  });

  it("carry one canary, which one of those that end it ends", async () => {
    const { flows, releases } = world.harbour;
    await published(world.harbour, "careful", 2);
    const canary = { version: 2, percent: 20, metric: "failed", limit: 0.1, minCalls: 5 } as const;
    expect(await releases.startCanary({ flow: "careful", alias: "live", canary, by: ada })).toMatchObject({
      error: { code: "flow.alias-not-found" },
    });
    must(await releases.move({ flow: "careful", alias: "live", version: 1, why: "released", by: ada }));
    must(await releases.startCanary({ flow: "careful", alias: "live", canary, by: ada }));
    must(await flows.addNumber("5002", "Careful"));
    must(await flows.bind("5002", { flow: "careful", alias: "live" }, ada));
    expect(await flows.number("5002")).toMatchObject({
      version: 1,
      canary: { version: 2, hash: "careful-2", percent: 20 },
    });
    expect((await releases.canaries()).map(({ flow }) => flow)).toEqual(["careful"]);

    const end = { flow: "careful", alias: "live", version: 2, by: ada } as const;
    const ended = await Promise.all([
      releases.endCanary({ ...end, how: "canary-promoted" }),
      releases.endCanary({ ...end, how: "canary-promoted" }),
    ]);
    expect(ended.filter(Boolean)).toMatchObject([{ version: 2 }]);
    expect(await releases.canaries()).toEqual([]);
  });

  it("count how calls of one version ended since an instant", async () => {
    const { calls, releases } = world.harbour;
    const since = world.clock.now();
    const call = async (id: string, version: number, outcome: string | undefined, startedAt = since) => {
      const rest = { from: "1", to: "2", runtime: "r", flow: "counted", run: `run-${id}` as RunId };
      await calls.start({ id: id as CallId, direction: "inbound", startedAt, version, ...rest });
      if (outcome) await calls.end(id as CallId, { at: startedAt + 1, outcome, by: "flow" });
    };
    await call("c1", 2, "completed");
    await call("c2", 2, "failed");
    await call("c3", 2, "abandoned");
    await call("c4", 2, undefined);
    await call("c5", 1, "failed");
    await call("c6", 2, "failed", since - 1_000);
    expect(await releases.outcomes("counted", 2, since)).toEqual({ ended: 3, failed: 1, abandoned: 1 });
  });
});

describe("planned releases", () => {
  it("are due at their instant, and settled once", async () => {
    const { releases } = world.harbour;
    await published(world.harbour, "later", 1);
    const now = world.clock.now();
    const plan = await releases.plan({ flow: "later", alias: "live", version: 1, at: now + 1_000, by: ada });
    expect(await releases.duePlans(now)).toEqual([]);
    expect(await releases.duePlans(now + 1_000)).toEqual([plan]);
    const settled = await Promise.all([releases.settlePlan(plan.id, "done"), releases.settlePlan(plan.id, "done")]);
    expect(settled.filter(Boolean)).toHaveLength(1);
    expect(await releases.plans("later")).toEqual([{ ...plan, status: "done" }]);
  });
});

describe("branches", () => {
  it("are drafts of their own that know where they come from, until they are closed", async () => {
    const { flows, releases } = world.harbour;
    await published(world.harbour, "trunk", 1);
    const document = { ...drawing("trunk-vip"), title: "Trunk for VIPs" };
    const branch = { of: "trunk", document, base: drawing("trunk"), by: ada };
    must(await releases.addBranch(branch));
    expect(await releases.addBranch(branch)).toMatchObject({ error: { code: "flow.name-taken" } });
    expect(await releases.addBranch({ ...branch, of: "none" })).toMatchObject({ error: { code: "flow.not-found" } });
    expect(await flows.draft("trunk-vip")).toMatchObject({ revision: 1, document });
    expect((await flows.list()).find(({ name }) => name === "trunk-vip")).toMatchObject({ branchOf: "trunk" });
    await releases.rebaseBranch("trunk-vip", document);
    expect(await releases.branches("trunk")).toMatchObject([
      { name: "trunk-vip", of: "trunk", title: "Trunk for VIPs", base: document },
    ]);
    must(await releases.closeBranch("trunk-vip", ada));
    expect(await releases.branch("trunk-vip")).toBeUndefined();
    expect(await releases.closeBranch("trunk", ada)).toMatchObject({ error: { code: "flow.not-found" } });
  });
});

it("shows and moves nothing of another tenant", async () => {
  await published(world.harbour, "mine", 1);
  must(await world.harbour.releases.move({ flow: "mine", alias: "live", version: 1, why: "released", by: ada }));
  const { releases } = world.yunfan;
  expect(await releases.aliases()).toEqual([]);
  expect(await releases.plans()).toEqual([]);
  expect(await releases.branches()).toEqual([]);
  expect(await releases.moves("mine", "live")).toEqual([]);
  expect(await releases.move({ flow: "mine", alias: "live", version: 1, why: "released", by: ada })).toMatchObject({
    error: { code: "flow.version-not-found" },
  });
});
