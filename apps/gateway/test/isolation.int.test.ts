import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import { asOwner } from "@patchbay/adapter-postgres/test-tenants";
import { appRouter } from "@patchbay/api/app-router";
import type { ProcedureMeta } from "@patchbay/api/procedure-meta";
import { pathParameters, restOperations } from "@patchbay/api/rest/rest-operations";
import type { UserId } from "@patchbay/base/ids";
import { type Permission, ROLE_PERMISSIONS, ROLES, type Role } from "@patchbay/domain/permission";
import { tenantTopic } from "@patchbay/ports/bus";
import { KEY_PERMISSIONS } from "@patchbay/use-cases/api-key/key-permissions";
import type { TenantEvent } from "@patchbay/wire/tenant-event";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TOPICS } from "../src/realtime/topics.ts";
import { CASES, type Case, type Procedure } from "./isolation-cases.ts";
import { furnish, type TenantThings } from "./tenant-things.ts";
import type { TestClient } from "./test-client.ts";
import { type Outputs, startTestGateway, type TestGateway } from "./test-gateway.ts";

interface Tenant {
  readonly slug: string;
  readonly things: TenantThings;
  readonly people: ReadonlyMap<Role, TestClient>;
  /** With every permission. */
  readonly key: TestClient;
}

const SLUGS = ["harbour", "yunfan", "delta"] as const;
const procedures = Object.entries(appRouter._def.procedures) as unknown as readonly [
  Procedure,
  { readonly _def: { readonly type: "query" | "mutation"; readonly meta: ProcedureMeta } },
][];

let postgres: TestPostgres;
let gateway: TestGateway;
let tenants: readonly Tenant[];

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  tenants = await Promise.all(SLUGS.map(openTenant));
});
afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
});

async function openTenant(slug: string): Promise<Tenant> {
  await gateway.tenant(
    slug,
    ROLES.map((role) => ({ id: `${slug}-${role}`, role })),
  );
  const people = new Map<Role, TestClient>();
  for (const role of ROLES) people.set(role, await gateway.signedIn(slug, `${slug}-${role}`));
  const admin = people.get("admin") as TestClient;
  const things = await furnish(gateway, slug, admin, `${slug}-agent` as UserId);
  const key = gateway.client();
  const made = await admin.done<Outputs["apiKey"]["create"]>("apiKey.create", {
    name: "all",
    permissions: KEY_PERMISSIONS,
  });
  key.key = made.secret;
  return { slug, things, people, key };
}

/** Round in a ring: each tenant reaches for another's things once, and is reached for once. */
const pairs = () => tenants.map((mine, at) => ({ mine, theirs: tenants[(at + 1) % tenants.length] as Tenant }));

function inputFor(one: Case<Procedure>, theirs: TenantThings, mine: TenantThings): unknown {
  if ("reach" in one) return one.reach(theirs, mine);
  return "lists" in one ? one.lists(mine) : one.own(theirs, mine);
}

/** Every row of a tenant, table by table, as the owner of the database sees them past the walls. */
async function contentsOf(things: TenantThings): Promise<unknown> {
  return asOwner(gateway.urls, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY 1`,
    );
    const contents: Record<string, unknown> = {};
    await client.query("SELECT set_config('app.tenant_id', $1, false)", [things.tenant]);
    for (const { name } of tables) {
      const { rows } = await client.query(
        `SELECT count(*)::int AS count, md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS hash FROM "${name}" t WHERE tenant_id = $1`,
        [things.tenant],
      );
      contents[name] = rows[0];
    }
    return contents;
  });
}

describe("the isolation matrix", () => {
  it("has a case for every procedure, and none for a procedure that is gone", () => {
    expect(Object.keys(CASES).sort()).toEqual(procedures.map(([path]) => path).sort());
  });

  it("shows and changes nothing of another tenant, in any procedure, in any role", async () => {
    let tried = 0;
    for (const { mine, theirs } of pairs()) {
      const before = await contentsOf(theirs.things);
      for (const [path, { _def }] of procedures) {
        const one = CASES[path] as Case<Procedure>;
        const tries = [...mine.people].map(async ([role, person]) => {
          const allowed = maySay(role, _def.meta.access);
          const input = inputFor(one, theirs.things, mine.things);
          const answer = _def.type === "query" ? await person.query(path, input) : await person.mutate(path, input);
          const told = `${role} of ${mine.slug} at ${theirs.slug}: ${path} → ${JSON.stringify(answer)}`;
          expect(JSON.stringify(answer), told).not.toContain(theirs.things.marker);
          if (!allowed) expect(answer, told).toMatchObject({ status: 403, failure: { code: "access.not-allowed" } });
          else if ("reach" in one) expect(answer.failure?.code, told).toBe(one.as);
          else if ("lists" in one) expect(JSON.stringify(answer.value), told).toContain(mine.things.marker);
          else expect(answer.status, told).toBeLessThan(500);
          tried++;
        });
        await Promise.all(tries);
      }
      expect(await contentsOf(theirs.things)).toEqual(before);
    }
    expect(tried).toBe(procedures.length * ROLES.length * SLUGS.length);
    console.log(`isolation: ${tried} calls of procedures, 0 across tenants`);
  }, 240_000);

  it("answers for another tenant's thing exactly as for one that never was", async () => {
    const [mine, theirs] = tenants as [Tenant, Tenant, Tenant];
    const admin = mine.people.get("admin") as TestClient;
    const never = neverMade(theirs.things);
    for (const [path, { _def }] of procedures) {
      const one = CASES[path] as Case<Procedure>;
      if (!("reach" in one) || path === "number.add") continue;
      const say = (things: TenantThings) =>
        _def.type === "query"
          ? admin.query(path, inputFor(one, things, mine.things))
          : admin.mutate(path, inputFor(one, things, mine.things));
      const [other, none] = [await say(theirs.things), await say(never)];
      expect(withoutNames(other, theirs.things, never), path).toEqual(withoutNames(none, theirs.things, never));
    }
  });

  it("finds nothing by guessing ids", async () => {
    const [mine, theirs] = tenants as [Tenant, Tenant, Tenant];
    const admin = mine.people.get("admin") as TestClient;
    for (let guess = 0; guess < 200; guess++) {
      const id = mutate(theirs.things.ticket, guess);
      expect((await admin.query("ticket.get", { id })).status).toBe(404);
    }
  });

  it("keeps keys to their tenant on every REST path", async () => {
    let tried = 0;
    for (const { mine, theirs } of pairs()) {
      const before = await contentsOf(theirs.things);
      for (const operation of restOperations()) {
        const one = CASES[operation.procedure as Procedure] as Case<Procedure>;
        const input = (inputFor(one, theirs.things, mine.things) ?? {}) as Record<string, unknown>;
        const answer = await askRest(mine.key, operation, input);
        const body = await answer.text();
        const told = `${mine.slug} at ${theirs.slug}: ${operation.method} ${operation.path} → ${answer.status} ${body}`;
        expect(body, told).not.toContain(theirs.things.marker);
        if ("reach" in one) expect(JSON.parse(body).code, told).toBe(one.as);
        else if ("lists" in one) expect(body, told).toContain(mine.things.marker);
        else expect(answer.status, told).toBeLessThan(500);
        tried++;
      }
      expect(await contentsOf(theirs.things)).toEqual(before);
    }
    console.log(`isolation: ${tried} REST requests, 0 across tenants`);
  });

  it("keeps recordings and prompts to their tenant", async () => {
    for (const { mine, theirs } of pairs()) {
      for (const [role, person] of [...mine.people, ["key", mine.key] as const]) {
        const allowed = role === "key" || ROLE_PERMISSIONS[role].includes("recording:listen");
        const other = await person.fetch(`/api/recordings/${theirs.things.recording}`);
        expect(other.status).toBe(allowed ? 404 : 403);
        expect((await person.fetch(`/api/recordings/${mine.things.recording}`)).status).toBe(allowed ? 200 : 403);
        const permissions = role === "key" ? KEY_PERMISSIONS : ROLE_PERMISSIONS[role];
        const edits = permissions.some((permission) => permission === "library:edit");
        expect((await person.fetch(`/api/prompts/${mine.things.marker}`)).status).toBe(edits ? 200 : 403);
        expect((await person.fetch(`/api/prompts/${theirs.things.marker}`)).status).toBe(edits ? 404 : 403);
      }
      expect(await gateway.sounds.prompt(mine.things.tenant, theirs.things.marker)).toBeUndefined();
    }
  });

  it("lets no event of another tenant through any realtime topic, and refuses by permission", async () => {
    const kinds = Object.keys(TOPICS) as (keyof typeof TOPICS)[];
    const topicOf = (kind: keyof typeof TOPICS, theirs: TenantThings) =>
      ({
        events: { kind },
        me: { kind },
        flow: { kind, flow: theirs.flow },
        presence: { kind, flow: theirs.flow },
        traffic: { kind, flow: theirs.flow },
        wall: { kind },
        "group-metrics": { kind, metrics: ["waiting-now"], range: "live", by: "queue", organisations: [theirs.tenant] },
        metrics: { kind, metrics: ["waiting-now"], range: "live", by: "queue" },
      })[kind];
    for (const { mine, theirs } of pairs()) {
      for (const [role, person] of mine.people) {
        const socket = await person.socket("/realtime");
        for (const kind of kinds) {
          const { permission } = TOPICS[kind];
          socket.send({ op: "subscribe", id: kind, topic: topicOf(kind, theirs.things) });
          const answer = await socket.next<{ op: string; id: string }>((frame) => frame.id === kind);
          const allowed = permission === "by-event" || ROLE_PERMISSIONS[role].includes(permission);
          expect(answer.op, `${role} ${kind}`).toBe(allowed ? "subscribed" : "refused");
        }
        const seen: string[] = [];
        socket.raw.on("message", (data) => seen.push(String(data)));
        await gateway.bus.publish(tenantTopic(theirs.things.tenant), eventOf(theirs.things));
        await gateway.bus.publish(tenantTopic(mine.things.tenant), eventOf(mine.things));
        // Events of one publisher keep their order: when our own has come, the other's would have been before it.
        if (ROLE_PERMISSIONS[role].includes("call:read")) {
          await expect.poll(() => seen.some((frame) => frame.includes(`ended-${mine.things.marker}`))).toBe(true);
        }
        expect(seen.filter((frame) => frame.includes(theirs.things.marker))).toEqual([]);
        socket.raw.terminate();
      }
    }
  });
});

function maySay(role: Role, access: ProcedureMeta["access"]): boolean {
  return access === "public" || access === "signed-in" || ROLE_PERMISSIONS[role].includes(access as Permission);
}

const eventOf = (things: TenantThings) =>
  ({
    type: "call.ended",
    at: Date.now(),
    tenant: things.tenant,
    call: things.call,
    outcome: `ended-${things.marker}`,
    durationMs: 1,
  }) satisfies TenantEvent;

/** The same world with names that nobody ever gave. */
function neverMade(things: TenantThings): TenantThings {
  const plain = Object.entries(things).map(([name, value]) => [
    name,
    typeof value === "string" ? mutate(value, 1) : value,
  ]);
  return Object.fromEntries(plain) as TenantThings;
}

/** Changes one character, so that length and alphabet stay. */
function mutate(text: string, turn: number): string {
  const at = text.length - 1 - (turn % Math.min(12, text.length - 2));
  const digits = "0123456789abcdef";
  const next = digits[(digits.indexOf(text[at] ?? "0") + 1 + (turn % 14) + digits.length) % digits.length];
  return `${text.slice(0, at)}${next}${text.slice(at + 1)}`;
}

function withoutNames(answer: unknown, theirs: TenantThings, never: TenantThings): string {
  let text = JSON.stringify(answer);
  const names = [theirs, never].flatMap((things) => Object.values(things).filter((value) => typeof value === "string"));
  for (const name of names.sort((a, b) => b.length - a.length)) text = text.replaceAll(name, "*");
  return text;
}

function askRest(
  client: TestClient,
  { method, path }: { readonly method: string; readonly path: string },
  input: Readonly<Record<string, unknown>>,
): Promise<Response> {
  const inPath = pathParameters(path);
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.includes(name)));
  if (method !== "GET") return client.fetch(`/api/v1${url}`, { method, body: rest });
  return client.fetch(`/api/v1${url}?${new URLSearchParams(rest as Record<string, string>)}`);
}
