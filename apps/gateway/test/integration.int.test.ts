import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import { restOperations } from "@patchbay/api/rest/rest-operations";
import type { CallId, QueueEntryId, QueueId, RecordingId, TenantId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import { runtimeTopic, tenantTopic } from "@patchbay/ports/bus";
import { KEY_PERMISSIONS } from "@patchbay/use-cases/api-key/key-permissions";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { furnish, type TenantThings } from "./tenant-things.ts";
import type { TestClient } from "./test-client.ts";
import { type Outputs, startTestGateway, type TestGateway } from "./test-gateway.ts";

type Waiting = { readonly entry: string };

let postgres: TestPostgres;
let gateway: TestGateway;
let tenant: TenantId;
let ada: TestClient;
let things: TenantThings;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  tenant = await gateway.tenant("harbour", [
    { id: "ada", role: "admin" },
    { id: "ann", role: "agent" },
    { id: "bob", role: "agent" },
    { id: "sue", role: "supervisor" },
  ]);
  ada = await gateway.signedIn("harbour", "ada");
  things = await furnish(gateway, "harbour", ada, "ann" as UserId);
});
afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
});

describe("REST", () => {
  const keyWith = async (permissions: readonly string[]) => {
    const made = await ada.done<Outputs["apiKey"]["create"]>("apiKey.create", { name: "crm", permissions });
    const client = gateway.client();
    client.key = made.secret;
    return { client, id: made.id };
  };

  it("publishes the JSON Schema of flow files", async () => {
    const answer = await gateway.client().fetch("/schemas/patchbay.flow-1.json");
    expect(answer.headers.get("content-type")).toContain("application/schema+json");
    expect(await answer.json()).toMatchObject({ title: "Patchbay flow", required: expect.arrayContaining(["nodes"]) });
  });

  it("answers in the shapes that its document promises", async () => {
    const { client } = await keyWith(KEY_PERMISSIONS);
    const inputs: Record<string, string> = {
      "/flows/{name}": `/flows/${things.flow}`,
      "/flows/{name}/versions": `/flows/${things.flow}/versions`,
      "/flows/{name}/versions/{version}": `/flows/${things.flow}/versions/1`,
      "/flows/{flow}/aliases": `/flows/${things.flow}/aliases`,
      "/calls/{id}": `/calls/${things.call}`,
      "/calls/{call}/queue-entries": `/calls/${things.call}/queue-entries`,
      "/queue-entries/{entry}/why-not": `/queue-entries/${things.entry}/why-not`,
      "/tickets/{id}": `/tickets/${things.ticket}`,
      "/customers/{id}": `/customers/${things.customer}`,
      "/customers/{id}/timeline": `/customers/${things.customer}/timeline`,
      "/customers/{id}/portrait": `/customers/${things.customer}/portrait`,
      "/customers/{id}/consent": `/customers/${things.customer}/consent`,
      "/campaigns/{id}": `/campaigns/${things.campaign}`,
      "/campaigns/{id}/results": `/campaigns/${things.campaign}/results`,
      "/campaigns/{campaign}/contacts": `/campaigns/${things.campaign}/contacts`,
      // Its things all bear one name.
      "/tables/{table}/rows": `/tables/${things.flow}/rows`,
    };
    for (const { method, path, answer } of restOperations().filter((operation) => operation.method === "GET")) {
      const response = await client.fetch(`/api/v1${inputs[path] ?? path}`);
      expect(response.status, path).toBe(200);
      const body = await response.json();
      expect(answer.safeParse(body), `${method} ${path} ${JSON.stringify(body)}`).toMatchObject({ success: true });
      // Nothing is in the answer that the document does not speak of.
      expect(answer.parse(body), path).toEqual(body);
    }
  });

  it("makes and changes tickets and customers for a CRM", async () => {
    const { client } = await keyWith(["ticket:edit", "ticket:read", "customer:edit", "customer:read"]);
    const customer = (await (
      await client.fetch("/api/v1/customers", { method: "POST", body: { name: "Li Wei", phones: ["+8610555"] } })
    ).json()) as { id: string; revision: number };
    const changed = await client.fetch(`/api/v1/customers/${customer.id}`, {
      method: "PATCH",
      body: { change: { tier: "gold" }, revision: customer.revision },
    });
    expect(await changed.json()).toMatchObject({ tier: "gold", name: "Li Wei" });
    const stale = await client.fetch(`/api/v1/customers/${customer.id}`, {
      method: "PATCH",
      body: { change: { tier: "lead" }, revision: customer.revision },
    });
    expect(stale.status).toBe(409);
    expect(await stale.json()).toMatchObject({ code: "customer.conflict" });

    const body = { key: "order-17", subject: "Late parcel", customer: customer.id };
    const [one, two] = await Promise.all(
      [1, 2].map(async () => (await client.fetch("/api/v1/tickets", { method: "POST", body })).json()),
    );
    expect(one).toEqual(two);
    const closed = await client.fetch(`/api/v1/tickets/${(one as { id: string }).id}/events`, {
      method: "POST",
      body: { event: { type: "status-set", status: "closed" } },
    });
    expect(await closed.json()).toMatchObject({ status: "closed" });
    const found = await client.fetch("/api/v1/tickets?status=closed&limit=1&text=parcel");
    expect(((await found.json()) as { tickets: unknown[] }).tickets).toHaveLength(1);
  });

  it("shows who waits, and moves and re-prioritises them; since when they wait stays, and the act is written down", async () => {
    const { client } = await keyWith(["queue:read", "queue:manage"]);
    await ada.done("queue.save", {
      name: "second",
      title: "Second",
      ringMs: 20_000,
      wrapUpMs: 0,
      serviceLevelMs: 20_000,
    });
    const first = await gateway.stores.of(tenant).queues.entry(things.entry as QueueEntryId);
    const later = "late" as QueueEntryId;
    const enteredAt = (first?.enteredAt ?? 0) + 5_000;
    const place = { queue: first?.queue as QueueId, call: things.call, skills: [], priority: 5, enteredAt, screen: {} };
    await gateway.stores.of(tenant).queues.enter({ id: later, key: "late", ...place });
    const waiting = async () =>
      ((await (await client.fetch("/api/v1/queue-entries")).json()) as Waiting[]).map(({ entry }) => entry);
    expect(await waiting()).toEqual([things.entry, later]);

    const change = (entry: string, body: object, who = client) =>
      who.fetch(`/api/v1/queue-entries/${entry}`, { method: "PATCH", body });
    expect(await (await change(later, { priority: 1 })).json()).toEqual({ entry: later });
    expect(await waiting()).toEqual([later, things.entry]);
    expect((await change(later, { queue: "second" })).status).toBe(200);
    const moved = await gateway.stores.of(tenant).queues.entry(later);
    expect(moved).toMatchObject({ priority: 1, enteredAt, state: { status: "waiting" } });
    expect(moved?.queue).not.toBe(first?.queue);
    const audit = await ada.ask<Outputs["audit"]["list"]>("audit.list", {});
    expect(audit.map(({ action }) => action)).toContain("queue-entry.changed");

    expect((await change("nobody", { priority: 1 })).status).toBe(404);
    expect((await change(later, { queue: "no such queue" })).status).toBe(404);
    expect((await change(later, { priority: 0 })).status).toBe(400);
    const { client: reader } = await keyWith(["queue:read"]);
    expect((await change(later, { priority: 9 }, reader)).status).toBe(403);
  });

  it("tells keys what they lack, what is wrong, and that they are no keys any more", async () => {
    const { client, id } = await keyWith(["ticket:read"]);
    const forbidden = await client.fetch("/api/v1/customers");
    expect(forbidden.status).toBe(403);
    expect(await forbidden.json()).toEqual({ code: "access.not-allowed", facts: { permission: "customer:read" } });
    const wrong = await client.fetch("/api/v1/tickets?limit=many");
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ code: "input.invalid", facts: { problems: [{ path: "limit" }] } });
    expect((await client.fetch("/api/v1/nothing")).status).toBe(404);
    await ada.done("apiKey.revoke", { id });
    await expect.poll(async () => (await client.fetch("/api/v1/tickets")).status, { timeout: 5_000 }).toBe(401);
    const guess = gateway.client();
    guess.key = "pb_0123456789abcdef0123456789abcdef";
    expect((await guess.fetch("/api/v1/tickets")).status).toBe(401);
  });

  it("gives nobody a key that may more than they may, nor one for managing keys", async () => {
    for (const permission of ["member:manage", "group:manage", "integration:manage"]) {
      const answer = await ada.mutate("apiKey.create", { name: "too much", permissions: [permission] });
      expect(answer).toMatchObject({ failure: { code: "api-key.too-much", facts: { permission } } });
    }
  });

  it("publishes its document", async () => {
    const document = (await (await gateway.client().fetch("/api/v1/openapi.json")).json()) as {
      openapi: string;
      paths: object;
    };
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toContain("/tickets/{id}");
  });
});

describe("recordings", () => {
  const path = () => `/api/recordings/${things.recording}`;

  it("come whole or in parts, to those who may listen, and every listening is written down", async () => {
    const sue = await gateway.signedIn("harbour", "sue");
    const whole = await sue.fetch(path());
    const bytes = new Uint8Array(await whole.arrayBuffer());
    expect([whole.status, whole.headers.get("content-type")]).toEqual([200, "audio/wav"]);
    const part = await sue.fetch(path(), { headers: { range: "bytes=10-19" } });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 10-19/${bytes.length}`);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
    expect((await sue.fetch(path(), { headers: { range: `bytes=${bytes.length}-` } })).status).toBe(416);
    const audit = await ada.ask<Outputs["audit"]["list"]>("audit.list", { action: "recording.listened" });
    expect(audit.filter((row) => row.by === "sue" && row.target === things.recording)).toHaveLength(2);
  });

  it("are refused to agents, to the signed-out and to altered names", async () => {
    const ann = await gateway.signedIn("harbour", "ann");
    expect((await ann.fetch(path())).status).toBe(403);
    const sue = await gateway.signedIn("harbour", "sue");
    expect((await sue.fetch(`${path()}x`)).status).toBe(404);
    expect((await sue.fetch("/api/recordings/..%2F..%2Fsecrets.json")).status).toBe(404);
    await sue.fetch("/api/auth/sign-out", { method: "POST", body: {} });
    expect((await sue.fetch(path())).status).toBe(401);
  });

  it("that are long are streamed whole, part by part", async () => {
    const { mkdirSync, writeFileSync } = await import("node:fs");
    const { dirname } = await import("node:path");
    const id = "long-recording" as RecordingId;
    const file = gateway.sounds.recordingPath(tenant, id);
    mkdirSync(dirname(file), { recursive: true });
    const bytes = Buffer.alloc(9_000_000, "patchbay");
    writeFileSync(file, bytes);
    await things.stores.calls.addRecording({ id, call: things.call, kind: "conversation", path: file, startedAt: 1 });
    const answer = await ada.fetch(`/api/recordings/${id}`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });
});

describe("prompts", () => {
  it("are uploaded as WAV and listed; other bytes are refused", async () => {
    const wav = new Uint8Array(await (await ada.fetch(`/api/recordings/${things.recording}`)).arrayBuffer());
    const saved = await ada.fetch("/api/prompts/welcome?title=Welcome", {
      method: "POST",
      raw: wav,
      headers: { "content-type": "audio/wav" },
    });
    expect(await saved.json()).toMatchObject({ name: "welcome", title: "Welcome", durationMs: 400 });
    expect(await gateway.sounds.prompt(tenant, "welcome")).toBeDefined();
    const heard = await ada.fetch("/api/prompts/welcome");
    expect(heard.headers.get("content-type")).toBe("audio/wav");
    expect(new Uint8Array(await heard.arrayBuffer())).toEqual(wav);
    const part = await ada.fetch("/api/prompts/welcome", { headers: { range: "bytes=0-3" } });
    expect([part.status, await part.text()]).toEqual([206, "RIFF"]);
    expect((await ada.fetch("/api/prompts/never")).status).toBe(404);
    const refused = await ada.fetch("/api/prompts/page", {
      method: "POST",
      raw: Buffer.from("<html>"),
      headers: { "content-type": "audio/wav" },
    });
    expect(refused.status).toBe(415);
    expect(await refused.json()).toEqual({ code: "sound.not-a-wav", facts: {} });
  });
});

describe("commands to calls", () => {
  const asked: Json[] = [];
  let answer: Json = { ok: true };
  beforeAll(async () => {
    gateway.bus.serve(runtimeTopic("runtime-7"), async (message) => {
      asked.push(message);
      return answer;
    });
    await things.stores.calls.start({
      id: "call-7" as CallId,
      direction: "inbound",
      from: "1",
      to: "2",
      startedAt: Date.now(),
      runtime: "runtime-7",
    });
    await things.stores.calls.update("call-7" as CallId, { agent: "ann" as UserId });
  });

  it("reach the runtime that holds the call, from the agent whose call it is and from supervisors", async () => {
    const ann = await gateway.signedIn("harbour", "ann");
    await ann.done("calls.hold", { call: "call-7", on: true });
    const sue = await gateway.signedIn("harbour", "sue");
    await sue.done("calls.transfer", { call: "call-7", to: "agent:bob" });
    expect(asked).toEqual([
      { type: "hold", tenant, call: "call-7", by: "ann", on: true },
      { type: "transfer.blind", tenant, call: "call-7", by: "sue", to: "agent:bob" },
    ]);
  });

  it("are refused to other agents, and carry the runtime's own refusal", async () => {
    const bob = await gateway.signedIn("harbour", "bob");
    expect((await bob.mutate("calls.hangUp", { call: "call-7" })).failure).toMatchObject({
      code: "call.not-yours",
      httpStatus: 403,
    });
    const ann = await gateway.signedIn("harbour", "ann");
    expect((await ann.mutate("calls.transfer", { call: "call-7", to: "queue:nowhere" })).failure).toMatchObject({
      code: "call.unknown-target",
    });
    answer = { ok: false, code: "call.not-allowed", why: "it is not on hold" };
    expect((await ann.mutate("calls.hold", { call: "call-7", on: false })).failure).toMatchObject({
      code: "call.not-allowed",
      facts: { why: "it is not on hold" },
      httpStatus: 409,
    });
  });
});

describe("phones", () => {
  it("get credentials that only their digest is kept of, and test phones the program they may call", async () => {
    const ann = await gateway.signedIn("harbour", "ann");
    const phone = await ann.done<Outputs["phone"]["credentials"]>("phone.credentials");
    expect(phone).toMatchObject({ wsUrl: "/sip", uri: "sip:ann@harbour.patchbay", realm: "harbour.patchbay" });
    expect(phone.expiresAt).toBeGreaterThan(Date.now() + 3_600_000);
    const kept = await things.stores.phones.credentials("ann", Date.now());
    expect(kept).toMatchObject({ user: "ann" });
    expect(JSON.stringify(kept)).not.toContain(phone.password);

    const test = await ada.done<Outputs["testPhone"]["credentials"]>("testPhone.credentials", { flow: things.flow });
    expect(test.target).toBe(`sip:${test.username}@harbour.patchbay`);
    const grant = await things.stores.testPhones.find(test.username, Date.now());
    expect(grant).toMatchObject({ flow: things.flow, by: "ada" });
    expect(await things.stores.flows.program(grant?.program ?? ("" as never))).toMatchObject({ flow: things.flow });
    expect(await things.stores.testPhones.find(test.username, test.expiresAt + 1)).toBeUndefined();
  });
});

describe("webhooks", () => {
  interface Got {
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }
  const got: Got[] = [];
  let receiver: Server | undefined;
  let port = 0;
  let status = 200;

  const open = async () => {
    receiver = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        got.push({ headers: request.headers, body });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((done) => receiver?.listen(port, "127.0.0.1", done));
    port = (receiver.address() as AddressInfo).port;
  };
  const close = () =>
    new Promise<void>((done) => {
      receiver?.closeAllConnections();
      receiver?.close(() => done());
    });
  afterAll(close);

  const ended = (call: string) =>
    gateway.bus.publish(tenantTopic(tenant), {
      type: "call.ended",
      at: Date.now(),
      tenant,
      call,
      outcome: "completed",
      durationMs: 5,
    });
  const ids = () => got.map(({ headers }) => headers["webhook-id"]);

  it("are signed so that the receiver can verify them, and sent once", async () => {
    await open();
    const { secret } = await ada.done<Outputs["webhook"]["create"]>("webhook.create", {
      url: `http://127.0.0.1:${port}/hook`,
      events: ["call.ended"],
    });
    await gateway.bus.publish(tenantTopic(tenant), {
      type: "run.ended",
      at: 1,
      tenant,
      call: "c",
      run: "r",
      flow: "f",
      outcome: "x",
    });
    await ended("call-a");
    await expect.poll(() => got.length, { timeout: 10_000 }).toBe(1);
    const { headers, body } = got[0] as Got;
    const payload = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(payload).toMatchObject({ type: "call.ended", data: { call: "call-a" } });
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
    expect(() =>
      new Webhook("whsec_c2VjcmV0IG9mIHNvbWVib2R5IGVsc2U=").verify(body, headers as Record<string, string>),
    ).toThrow();
  });

  it("come later, once each and under the same id, when the receiver was away or failed", async () => {
    got.length = 0;
    await close();
    await ended("call-b");
    await ended("call-c");
    const hook = (await ada.ask<Outputs["webhook"]["list"]>("webhook.list")).find((item) => item.url.includes("/hook"));
    const failing = async () => {
      const rows = await ada.ask<Outputs["webhook"]["deliveries"]>("webhook.deliveries", { webhook: hook?.id });
      return rows.filter((row) => row.status === "pending" && row.attempts > 0 && row.lastError).length;
    };
    await expect.poll(failing, { timeout: 10_000 }).toBe(2);
    status = 503;
    await open();
    await expect.poll(() => got.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(1);
    status = 200;
    const delivered = async () => {
      const rows = await ada.ask<Outputs["webhook"]["deliveries"]>("webhook.deliveries", { webhook: hook?.id });
      return rows.filter((row) => row.status === "delivered").length;
    };
    await expect.poll(delivered, { timeout: 15_000 }).toBe(3);
    expect(new Set(ids()).size).toBe(2);
    const calls = new Set(got.map(({ body }) => (JSON.parse(body) as { data: { call: string } }).data.call));
    expect(calls).toEqual(new Set(["call-b", "call-c"]));
  });

  it("never reach an address inside that the operator has not listed", async () => {
    const webhook = await ada.done<Outputs["webhook"]["create"]>("webhook.create", {
      url: "http://169.254.169.254/latest",
      events: ["*"],
    });
    await ended("call-d");
    const errors = async () => {
      const rows = await ada.ask<Outputs["webhook"]["deliveries"]>("webhook.deliveries", { webhook: webhook.id });
      return rows.map((row) => row.lastError);
    };
    await expect.poll(errors, { timeout: 10_000 }).toContain("http.forbidden-address");
  });
});
