import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import type { CallId, LegId } from "@patchbay/base/ids";
import type { TenantStores } from "@patchbay/ports/stores";
import { afterAll, beforeAll, expect, it } from "vitest";
import { trunkOf } from "./tenant-things.ts";
import type { TestClient } from "./test-client.ts";
import { type Outputs, startTestGateway, type TestGateway } from "./test-gateway.ts";

let postgres: TestPostgres;
let gateway: TestGateway;
let stores: TenantStores;
let admin: TestClient;
let manager: TestClient;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  const tenant = await gateway.tenant("harbour", [
    { id: "ada", role: "admin" },
    { id: "max", role: "manager" },
  ]);
  stores = gateway.stores.of(tenant);
  admin = await gateway.signedIn("harbour", "ada");
  manager = await gateway.signedIn("harbour", "max");
});
afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
});

const trunks = (who = admin) => who.ask<Outputs["trunk"]["list"]>("trunk.list");
const refusal = async (path: string, input: unknown, who = admin) => (await who.mutate(path, input)).failure?.code;
const tried = (number: string) => admin.ask<Outputs["trunk"]["tryNumber"]>("trunk.tryNumber", { number });

it("is added once, changed, read by those who watch, and removed by an admin", async () => {
  const trunk = trunkOf("north", { username: "us", channels: 10, callsPerSecond: 5 });
  await admin.done("trunk.save", { trunk, password: "hidden-word", isNew: true });
  expect(await refusal("trunk.save", { trunk, isNew: true })).toBe("trunk.name-taken");
  const [known] = await trunks(manager);
  expect(known).toMatchObject({ trunk, hasPassword: true, down: false, registered: false, lines: { inUse: 0 } });
  expect(JSON.stringify(await trunks())).not.toContain("hidden-word");
  expect(JSON.stringify(await stores.trunks.list())).not.toContain("hidden-word");

  await stores.trunks.noteHealth("north", { reachable: true, askedAt: 1 });
  const { channels: _, ...rest } = trunk;
  await admin.done("trunk.save", { trunk: { ...rest, weight: 3 }, isNew: false });
  expect((await trunks())[0]).toMatchObject({ trunk: { weight: 3 }, hasPassword: true, health: { reachable: true } });
  expect((await trunks())[0]?.trunk.channels).toBeUndefined();
  await admin.done("trunk.save", { trunk: { ...rest, uri: "sip:elsewhere.example;transport=tls" }, isNew: false });
  expect((await trunks())[0]?.health).toEqual({});

  expect(await refusal("trunk.save", { trunk, isNew: false }, manager)).toBe("access.not-allowed");
  await admin.done("trunk.remove", { name: "north" });
  expect(await refusal("trunk.remove", { name: "north" })).toBe("trunk.not-found");
  const audit = await admin.ask<Outputs["audit"]["list"]>("audit.list", {});
  expect(JSON.stringify(audit)).toContain("trunk.removed");
  expect(JSON.stringify(audit)).not.toContain("hidden-word");
});

it("is refused where an address, a network, a prefix or a reserve cannot be meant", async () => {
  const bad = [
    { uri: "sip:user@carrier.example" },
    { uri: "http://carrier.example" },
    { from: ["203.0.113.0/99"] },
    { allowedPrefixes: [""] },
    { rates: [{ prefix: "+49", perMinute: -1 }] },
    { channels: 5, inboundReserve: 5 },
    { callerId: "alice" },
    { weight: 0 },
  ];
  for (const change of bad) {
    const input = { trunk: trunkOf("bad", change), isNew: true };
    expect(await refusal("trunk.save", input), JSON.stringify(change)).toBe("input.invalid");
  }
  expect(await trunks()).toEqual([]);
});

it("says over which trunks a number would be called, for how much, and which rule forbids it", async () => {
  const rates = (perMinute: number) => ({ rates: [{ prefix: "+49", perMinute }] });
  for (const trunk of [trunkOf("dear", rates(2)), trunkOf("cheap", rates(1)), trunkOf("away", rates(0.5))]) {
    await admin.done("trunk.save", { trunk, isNew: true });
  }
  await stores.trunks.noteHealth("away", { reachable: false });
  await admin.done("trunk.saveRules", { country: "DE" });
  expect(await tried("030 123456")).toEqual({
    ...{ number: "+4930123456", country: "DE", emergency: false },
    ways: [
      { trunk: "cheap", perMinute: 1, down: false },
      { trunk: "dear", perMinute: 2, down: false },
      { trunk: "away", perMinute: 0.5, down: true },
    ],
  });
  expect((await tried("+1 212 555 0123")).ways).toEqual([]);
  await admin.done("trunk.saveRules", { country: "DE", countries: ["AT"] });
  expect((await tried("030 123456")).ways.map(({ refused }) => refused)).toEqual(Array(3).fill("line.country"));
  const failed = await admin.query("trunk.tryNumber", { number: "alice" });
  expect(failed.failure?.code).toBe("trunk.bad-number");
});

it("shows the calls out, and those alone that were refused", async () => {
  const at = Date.now();
  const line = { call: "call-1" as CallId, trunk: "cheap", number: "+4930123456", emergency: false, campaign: false };
  const wish = { ...line, zone: "Europe/Berlin" };
  await stores.trunks.takeLine({ ...wish, id: "leg-1" as LegId, country: "DE" }, at);
  await stores.trunks.saveRules({});
  await stores.trunks.takeLine({ ...wish, id: "leg-2" as LegId, country: "DE" }, at + 1);
  const lines = await manager.ask<Outputs["trunk"]["lines"]>("trunk.lines", {});
  expect(lines.map(({ id, refused }) => [id, refused])).toEqual([
    ["leg-2", undefined],
    ["leg-1", "line.country"],
  ]);
  const refused = await manager.ask<Outputs["trunk"]["lines"]>("trunk.lines", { refused: true });
  expect(refused).toHaveLength(1);
  const row = (await trunks()).find(({ trunk }) => trunk.name === "cheap");
  expect(row?.lines).toMatchObject({ inUse: 1 });
});
