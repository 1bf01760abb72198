import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import { asOwner } from "@patchbay/adapter-postgres/test-tenants";
import type { TenantId } from "@patchbay/base/ids";
import type { MetricTable } from "@patchbay/domain/metric-query";
import { may, ROLES, type Role } from "@patchbay/domain/permission";
import { tenantTopic } from "@patchbay/ports/bus";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestClient, TestSocket } from "./test-client.ts";
import { type Outputs, startTestGateway, type TestGateway } from "./test-gateway.ts";

/** holding ─ north ─ pier, and holding ─ south; a stranger beside them. In each somebody of every role. */
const SLUGS = ["holding", "north", "pier", "south", "stranger"] as const;
type Slug = (typeof SLUGS)[number];

/** Waits of answered contacts, in seconds; 20 s are in time. */
const WAITS: Readonly<Record<Slug, readonly number[]>> = {
  holding: [10],
  north: [10, 10, 110],
  pier: [30, 30],
  south: [],
  stranger: [999, 999, 999],
};

let postgres: TestPostgres;
let gateway: TestGateway;
const people = new Map<string, TestClient>();
const person = (slug: Slug, role: Role) => people.get(`${slug} ${role}`) as TestClient;
const idOf = (slug: Slug) => slug as string as TenantId;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  for (const slug of SLUGS) {
    const roles = ROLES.map((role) => ({ id: `${slug}-${role}`, role }));
    await gateway.tenant(slug, roles);
    for (const { id, role } of roles) people.set(`${slug} ${role}`, await gateway.signedIn(slug, id));
    await person(slug, "admin").done("queue.save", {
      ...{ name: "sales", title: `Sales of ${slug}`, ringMs: 20_000, wrapUpMs: 0, serviceLevelMs: 20_000 },
    });
    for (const [index, wait] of WAITS[slug].entries()) await contact(slug, `${index}`, wait);
  }
  await asOwner(gateway.urls, (client) =>
    client.query(
      `UPDATE auth.organization SET metadata = jsonb_build_object('parent', CASE id WHEN 'pier' THEN 'north' ELSE 'holding' END)::text
       WHERE id IN ('north', 'south', 'pier')`,
    ),
  );
});
afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
});

/** An answered contact of a minute ago; without a wait, one that waits now. */
async function contact(slug: Slug, id: string, wait?: number): Promise<void> {
  const entered = new Date(Date.now() - 60_000);
  const answered = wait === undefined ? null : new Date(entered.getTime() + wait * 1_000);
  await asOwner(gateway.urls, async (client) => {
    await client.query("SELECT set_config('app.tenant_id', $1, false)", [slug]);
    await client.query(
      `INSERT INTO call (id, direction, caller, callee, started_at, runtime, queue) VALUES ($1, 'inbound', 'a', 'b', $2, 'r', 'sales')`,
      [`call-${slug}-${id}`, entered],
    );
    await client.query(
      `INSERT INTO queue_entry (id, key, queue_id, call_id, skills, priority, entered_at, screen, status, state, answered_at, ended_at)
       SELECT $1, $1, id, $2, '[]', 5, $3, '{}', $4, '{}', $5, $5 FROM queue WHERE name = 'sales' AND tenant_id = $6`,
      [`entry-${slug}-${id}`, `call-${slug}-${id}`, entered, answered ? "done" : "waiting", answered, slug],
    );
  });
}

const QUESTION = { metrics: ["calls-offered", "service-level", "average-speed-of-answer"], range: "24h" };
const ask = (who: TestClient, more: object = {}) => who.ask<MetricTable>("group.query", { ...QUESTION, ...more });
const namesSeenBy = async (who: TestClient) =>
  (await who.ask<Outputs["group"]["organisations"]>("group.organisations")).map(({ name }) => name);

describe("figures over a group", () => {
  it("are those of all contacts below, and each organisation's and branch's own", async () => {
    const manager = person("holding", "manager");
    // Six contacts: 3 in time of 6; 200 s in all.
    expect((await ask(manager)).rows).toEqual([{ values: [6, 0.5, 200_000 / 6] }]);
    const rows = async (by: string) => (await ask(manager, { by })).rows.map(({ label, values }) => [label, values[0]]);
    expect(await rows("organisation")).toEqual([
      ["holding", 1],
      ["north", 3],
      ["pier", 2],
      ["south", 0],
    ]);
    expect(await rows("branch")).toEqual([
      ["holding", 6],
      ["north", 5],
      ["pier", 2],
      ["south", 0],
    ]);
  });

  it("open to an organisation's queues", async () => {
    const table = await ask(person("holding", "manager"), { by: "queue", organisations: [idOf("north")] });
    expect(table.rows).toEqual([{ key: "north/sales", label: "Sales of north", values: [3, 2 / 3, 130_000 / 3] }]);
  });

  it("come live: a contact that begins to wait in a child stands on the parent's screen", async () => {
    const socket = await person("holding", "supervisor").socket("/realtime");
    const topic = { kind: "group-metrics", metrics: ["waiting-now"], range: "live", by: "organisation" };
    socket.send({ op: "subscribe", id: "group", topic });
    expect(await told(socket, "south")).toBe(0);
    await contact("south", "waits");
    await gateway.bus.publish(tenantTopic(idOf("south")), {
      ...{ type: "queue.changed", at: Date.now(), tenant: "south", queue: "sales" },
      ...{ entry: "entry-south-waits", call: "call-south-waits", state: "waiting" },
    });
    await expect.poll(() => told(socket, "south"), { timeout: 20_000 }).toBe(1);
    socket.raw.terminate();
  });
});

async function told(socket: TestSocket, label: string): Promise<number | null | undefined> {
  const { data } = await socket.next<{ op: string; data: MetricTable }>(({ op }) => op === "data");
  return data.rows.find((row) => row.label === label)?.values[0];
}

describe("who sees what of a group", () => {
  const SEEN: Readonly<Record<Slug, readonly Slug[]>> = {
    holding: ["holding", "north", "pier", "south"],
    north: ["north", "pier"],
    pier: ["pier"],
    south: ["south"],
    stranger: ["stranger"],
  };

  it("is what lies below, for those who may read it, in every organisation and role", async () => {
    for (const slug of SLUGS) {
      for (const role of ROLES) {
        const who = person(slug, role);
        if (!may(role, "group:read")) {
          for (const path of ["group.organisations", "group.query"]) {
            expect((await who.query(path, QUESTION)).failure?.code, `${slug} ${role}`).toBe("access.not-allowed");
          }
          continue;
        }
        expect(await namesSeenBy(who), `${slug} ${role}`).toEqual(SEEN[slug]);
        expect((await ask(who, { by: "organisation" })).rows.map(({ key }) => key)).toEqual(SEEN[slug]);
        for (const other of SLUGS.filter((one) => !SEEN[slug].includes(one))) {
          const answer = await who.query("group.query", { ...QUESTION, organisations: [other] });
          expect(answer.failure?.code, `${slug} ${role} at ${other}`).toBe("organisation.not-found");
        }
      }
    }
  });

  it("does not tell a child of what is above it or beside it", async () => {
    const told = JSON.stringify([
      await person("south", "admin").ask("session.me"),
      await person("south", "admin").ask("group.organisations"),
    ]);
    expect(told).not.toMatch(/holding|north|pier/);
  });
});

describe("arranging a group", () => {
  const admin = () => person("holding", "admin");

  it("is for admins, of what lies below them", async () => {
    const moves = [
      { who: person("holding", "manager"), id: "pier", under: "south", code: "access.not-allowed" },
      { who: person("north", "admin"), id: "south", under: "north", code: "organisation.not-found" },
      { who: person("north", "admin"), id: "pier", under: "south", code: "organisation.not-found" },
      { who: person("north", "admin"), id: "north", under: "pier", code: "organisation.not-found" },
      { who: person("stranger", "admin"), id: "pier", under: "stranger", code: "organisation.not-found" },
      { who: admin(), id: "north", under: "pier", code: "organisation.would-loop" },
      { who: admin(), id: "north", under: "north", code: "organisation.would-loop" },
    ];
    for (const { who, id, under, code } of moves) {
      expect((await who.mutate("group.move", { id, under })).failure?.code, `${id} under ${under}`).toBe(code);
    }
  });

  it("never makes a ring, also when two moves meet", async () => {
    const both = await Promise.all([
      admin().mutate("group.move", { id: "south", under: "north" }),
      admin().mutate("group.move", { id: "north", under: "south" }),
    ]);
    expect(both.map(({ failure }) => failure?.code ?? "moved").sort()).toEqual(["moved", "organisation.would-loop"]);
    await admin().mutate("group.move", { id: "south", under: "holding" });
    await admin().mutate("group.move", { id: "north", under: "holding" });
    expect(await namesSeenBy(admin())).toEqual(["holding", "north", "pier", "south"]);
  });

  it("takes a branch with all below it, and from then on the old parent sees none of it", async () => {
    const north = person("north", "manager");
    await admin().done("group.move", { id: "pier", under: "south" });
    expect(await namesSeenBy(north)).toEqual(["north"]);
    expect(await namesSeenBy(person("south", "manager"))).toEqual(["south", "pier"]);
    expect((await ask(north)).rows[0]?.values[0]).toBe(3);
    await admin().done("group.move", { id: "pier", under: "north" });
  });

  it("makes an organisation whose first admin is who made it, and gives it no more seats than its limit", async () => {
    const { id } = await admin().done<Outputs["group"]["create"]>("group.create", {
      ...{ name: "West", slug: "west", parent: "south", timeZone: "Europe/Berlin", language: "en" },
    });
    expect(await namesSeenBy(person("south", "manager"))).toEqual(["south", "West"]);
    const taken = await admin().mutate("group.create", {
      ...{ name: "West again", slug: "west", parent: "south", timeZone: "UTC", language: "en" },
    });
    expect(taken.failure?.code).toBe("organisation.slug-taken");

    await admin().done("group.setLimits", { id, agents: 2, calls: 5 });
    const west = await gateway.signedIn("holding", "holding-admin");
    await west.fetch("/api/auth/organization/set-active", { method: "POST", body: { organizationId: id } });
    await expect.poll(async () => (await west.ask<Outputs["session"]["me"]>("session.me")).tenant?.name).toBe("West");
    await west.done("member.invite", { email: "one@west.test", role: "agent" });
    const refused = await west.mutate("member.invite", { email: "two@west.test", role: "agent" });
    expect(refused.failure).toMatchObject({ code: "member.no-seat", facts: { limit: 2 } });
    // The same invitation again takes no second seat, and who takes no contacts takes none.
    await west.done("member.invite", { email: "one@west.test", role: "supervisor" });
    await west.done("member.invite", { email: "reader@west.test", role: "manager" });
    // An organisation's own admin does not set its limits.
    expect((await west.mutate("group.setLimits", { id, agents: null, calls: null })).failure?.code).toBe(
      "organisation.not-found",
    );
  });
});
