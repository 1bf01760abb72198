import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import type { CallId, TenantId } from "@patchbay/base/ids";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { smallFlow } from "./tenant-things.ts";
import type { TestClient } from "./test-client.ts";
import { type Outputs, startTestGateway, type TestGateway } from "./test-gateway.ts";

type Draft = Outputs["flow"]["get"];
let postgres: TestPostgres;
let gateway: TestGateway;
let tenant: TenantId;
let ada: TestClient;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  tenant = await gateway.tenant("harbour", [{ id: "ada", role: "admin" }]);
  ada = await gateway.signedIn("harbour", "ada");
});
afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
});

/** A flow with so many versions, of which the first is live. */
async function live(name: string, versions: number): Promise<Draft> {
  const draft = await ada.done<Draft>("flow.create", { document: smallFlow(name, name) });
  for (let version = 1; version <= versions; version++) {
    await ada.done("flow.publish", { name, revision: draft.revision, ...(version === 1 ? { alias: "live" } : {}) });
  }
  return draft;
}

const versionOf = async (flow: string) =>
  (await ada.ask<Outputs["release"]["aliases"]>("release.aliases", { flow })).find(({ alias }) => alias === "live")
    ?.version;
const labelled = (document: FlowDocument, node: string, label: string): FlowDocument => {
  const id = node as NodeId;
  return { ...document, nodes: { ...document.nodes, [id]: { ...document.nodes[id], label } as never } };
};

describe("releases", () => {
  it("go live, and back one version at a time", async () => {
    await live("hotline", 3);
    expect(await versionOf("hotline")).toBe(1);
    for (const version of [2, 3]) await ada.done("release.move", { flow: "hotline", alias: "live", version });
    await ada.done("release.rollBack", { flow: "hotline", alias: "live" });
    expect(await versionOf("hotline")).toBe(2);
    await ada.done("release.rollBack", { flow: "hotline", alias: "live" });
    expect(await versionOf("hotline")).toBe(1);
    expect(await ada.mutate("release.rollBack", { flow: "hotline", alias: "live" })).toMatchObject({
      failure: { code: "flow.nothing-before" },
    });
    const moves = await ada.ask<Outputs["release"]["moves"]>("release.moves", { flow: "hotline", alias: "live" });
    expect(moves.map(({ version, why }) => `${version} ${why}`)).toEqual([
      "1 rolled-back",
      "2 rolled-back",
      "3 released",
      "2 released",
      "1 released",
    ]);
  });

  it("happen by themselves when they were planned, unless cancelled", async () => {
    await live("planned", 2);
    const plan = { flow: "planned", alias: "live", version: 2 };
    const cancelled = await ada.done<Outputs["release"]["plan"]>("release.plan", { ...plan, at: Date.now() + 1e8 });
    await ada.done("release.cancelPlan", { id: cancelled.id });
    await ada.done("release.plan", { ...plan, at: Date.now() });
    await vi.waitFor(async () => expect(await versionOf("planned")).toBe(2), { timeout: 60_000, interval: 200 });
    const plans = await ada.ask<Outputs["release"]["plans"]>("release.plans", { flow: "planned" });
    expect(plans.map(({ status }) => status).sort()).toEqual(["cancelled", "done"]);
  });

  it("take a canary back by themselves when too many of its calls fail", async () => {
    await live("canary", 2);
    const canary = { version: 2, percent: 50, metric: "failed", limit: 0.2, minCalls: 4 } as const;
    await ada.done("release.startCanary", { flow: "canary", alias: "live", canary });
    const { calls } = gateway.stores.of(tenant);
    for (let index = 0; index < 4; index++) {
      const id = `canary-call-${index}` as CallId;
      const now = Date.now();
      const call = { id, direction: "inbound", from: "1", to: "2", startedAt: now, runtime: "r" } as const;
      await calls.start({ ...call, flow: "canary", version: 2 });
      await calls.end(id, { at: now + 1, outcome: index < 2 ? "failed" : "completed", by: "flow" });
    }
    const state = () => ada.ask<Outputs["release"]["canary"]>("release.canary", { flow: "canary", alias: "live" });
    await vi.waitFor(async () => expect(await state()).toBeNull(), { timeout: 60_000, interval: 200 });
    expect(await versionOf("canary")).toBe(1);
    const [last] = await ada.ask<Outputs["release"]["moves"]>("release.moves", { flow: "canary", alias: "live" });
    expect(last).toMatchObject({ version: 2, why: "canary-rolled-back", by: "system" });
  });
});

describe("branches", () => {
  it("merge setting by setting, and ask where both changed the same", async () => {
    const draft = await live("trunk", 1);
    const branch = await ada.done<Draft>("release.openBranch", { flow: "trunk", name: "trunk-vip", title: "For VIPs" });
    expect(await ada.mutate("flow.publish", { name: "trunk-vip", revision: 1 })).toMatchObject({
      failure: { code: "flow.is-branch" },
    });
    const inFlow = labelled(draft.document, "start", "Begin");
    await ada.done("flow.saveDraft", { name: "trunk", document: inFlow, revision: draft.revision });
    const both = labelled(labelled(branch.document, "start", "Welcome"), "end", "Goodbye");
    await ada.done("flow.saveDraft", { name: "trunk-vip", document: both, revision: branch.revision });

    const { revision } = await ada.ask<Draft>("flow.get", { name: "trunk" });
    const merge = { branch: "trunk-vip", direction: "into-flow", revision } as const;
    const asked = await ada.mutate("release.mergeBranch", merge);
    const path = ["nodes", "start", "label"];
    expect(asked.failure).toMatchObject({
      code: "flow.merge-conflicts",
      facts: { conflicts: [{ path, node: "start", base: "start", ours: "Begin", theirs: "Welcome" }] },
    });
    const decisions = [{ path, take: "theirs" }];
    const merged = await ada.done<Draft>("release.mergeBranch", { ...merge, decisions });
    expect(Object.values(merged.document.nodes).map(({ label }) => label)).toEqual(["Goodbye", "Welcome"]);
    expect(merged.document).toMatchObject({ name: "trunk", title: "trunk" });

    const again = { ...merge, revision: merged.revision };
    expect(await ada.done<Draft>("release.mergeBranch", again)).toMatchObject({ document: merged.document });
    await ada.done("release.closeBranch", { branch: "trunk-vip" });
    expect(await ada.ask("release.branches", { flow: "trunk" })).toEqual([]);
  });
});

it("makes an old version the draft again", async () => {
  const draft = await live("restored", 1);
  const document = { ...draft.document, title: "Worse" };
  const worse = await ada.done<Draft>("flow.saveDraft", { name: "restored", document, revision: draft.revision });
  const back = { flow: "restored", version: 1, revision: worse.revision };
  expect(await ada.done<Draft>("release.restore", back)).toMatchObject({ document: { title: "restored" } });
  expect(await ada.mutate("release.restore", back)).toMatchObject({ failure: { code: "flow.conflict" } });
});
