import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import { asOwner } from "@patchbay/adapter-postgres/test-tenants";
import type { CallId, OfferId, QueueEntryId, RunId, TenantId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import type { MetricTable } from "@patchbay/domain/metric-query";
import type { Queue } from "@patchbay/domain/queue";
import { tenantTopic } from "@patchbay/ports/bus";
import type { FlowTraffic } from "@patchbay/wire/flow-traffic";
import type { LiveWallNews } from "@patchbay/wire/live-wall";
import type { TenantEvent } from "@patchbay/wire/tenant-event";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestClient, TestSocket } from "./test-client.ts";
import { startTestGateway, type TestGateway } from "./test-gateway.ts";

interface Data<Value> {
  readonly op: "data";
  readonly id: string;
  readonly seq: number;
  readonly data: Value;
}

let postgres: TestPostgres;
let gateway: TestGateway;
let tenant: TenantId;
let queue: Queue;
let ann: TestClient;
let sue: TestClient;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  tenant = await gateway.tenant("harbour", [
    { id: "ann", role: "agent" },
    { id: "bob", role: "agent" },
    { id: "sue", role: "supervisor" },
    { id: "ada", role: "admin" },
  ]);
  const name = "sales";
  queue = await stores().queues.save({ name, title: name, ringMs: 20_000, wrapUpMs: 0, serviceLevelMs: 20_000 });
  ann = await gateway.signedIn("harbour", "ann");
  sue = await gateway.signedIn("harbour", "sue");
});
afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
});

const stores = () => gateway.stores.of(tenant);
type News = TenantEvent extends infer E ? (E extends TenantEvent ? Omit<E, "at" | "tenant"> : never) : never;
const publish = (news: News) => gateway.bus.publish(tenantTopic(tenant), { at: Date.now(), tenant, ...news } as never);
const dataOf = <Value>(socket: TestSocket, id: string, fits: (data: Value) => boolean = () => true) =>
  socket.next<Data<Value>>((frame) => frame.op === "data" && frame.id === id && fits(frame.data));

async function waitingCall(name: string): Promise<{ call: CallId; entry: QueueEntryId }> {
  const call = `call-${name}` as CallId;
  const entry = `entry-${name}` as QueueEntryId;
  const enteredAt = Date.now();
  await stores().calls.start({
    id: call,
    direction: "inbound",
    from: "+4930555",
    to: "4000",
    startedAt: enteredAt,
    runtime: "r1",
    flow: "main",
    run: `run-${name}` as RunId,
  });
  await stores().queues.enter({
    id: entry,
    key: name,
    queue: queue.id,
    call,
    skills: [],
    priority: 5,
    enteredAt,
    screen: { panels: ["customer"], data: { Reason: name } },
  });
  return { call, entry };
}

describe("the realtime socket", () => {
  it("is for the signed-in, on our own pages only", async () => {
    await expect(gateway.client().socket("/realtime")).rejects.toThrow("401");
    await expect(ann.socket("/elsewhere")).rejects.toThrow("404");
    const { WebSocket } = await import("ws");
    const foreign = new WebSocket(`${gateway.url.replace("http", "ws")}/realtime`, {
      headers: { cookie: ann.cookie, origin: "https://evil.example" },
    });
    const status = await new Promise((done) =>
      foreign.on("unexpected-response", (_, answer) => done(answer.statusCode)),
    );
    expect(status).toBe(403);
  });

  it("takes API keys, and no garbage amiss", async () => {
    const ada = await gateway.signedIn("harbour", "ada");
    const { secret } = await ada.done<{ secret: string }>("apiKey.create", {
      name: "wall",
      permissions: ["call:read"],
    });
    const socket = await gateway.client().socket(`/realtime?key=${secret}`);
    for (const garbage of ["", "{", "[]", '{"op":"subscribe"}', '{"op":"subscribe","id":"x","topic":{"kind":"all"}}']) {
      socket.send(garbage);
    }
    socket.raw.send(Buffer.from([0, 1, 2, 255]));
    socket.send({ op: "ping" });
    expect(await socket.next()).toEqual({ op: "pong" });
    socket.send({ op: "subscribe", id: "m", topic: { kind: "metrics", metrics: ["calls-now"], range: "live" } });
    expect(await socket.next()).toMatchObject({ op: "refused", id: "m", code: "access.not-allowed" });
    socket.raw.terminate();
  });

  it("counts each subscription from 1 and tells everyone only what they may see", async () => {
    const [mine, boss] = [await ann.socket("/realtime"), await sue.socket("/realtime")];
    for (const socket of [mine, boss]) {
      socket.send({ op: "subscribe", id: "e", topic: { kind: "events", types: ["offer.ended", "call.ended"] } });
      expect(await socket.next()).toEqual({ op: "subscribed", id: "e" });
    }
    await publish({ type: "offer.ended", agent: "bob", offer: "o1", call: "c1", how: "missed" });
    await publish({ type: "call.ended", call: "c1", outcome: "completed", durationMs: 10 });
    expect(await boss.next()).toMatchObject({ op: "data", id: "e", seq: 1, data: { type: "offer.ended" } });
    expect(await boss.next()).toMatchObject({ op: "data", id: "e", seq: 2, data: { type: "call.ended" } });
    expect(await mine.next()).toMatchObject({ op: "data", id: "e", seq: 1, data: { type: "call.ended" } });
    mine.raw.terminate();
    boss.raw.terminate();
  });

  it("tells when an agent's skills, rules or team's rules change, so that whoever waits is looked at again", async () => {
    const ada = await gateway.signedIn("harbour", "ada");
    const socket = await sue.socket("/realtime");
    socket.send({ op: "subscribe", id: "e", topic: { kind: "events", types: ["agent.changed"] } });
    expect(await socket.next()).toEqual({ op: "subscribed", id: "e" });
    const team = { team: "north", rules: { most: { chat: 2 } } };
    for (const [path, input] of [
      ["agent.setWork", { agent: "bob", ...team }],
      ["agent.saveTeam", { name: "north", rules: {} }],
      ["agent.setSkills", { agent: "bob", skills: [{ skill: "french", level: 3 }] }],
    ] as const) {
      await ada.done(path, input);
      expect((await dataOf<TenantEvent>(socket, "e")).data, path).toMatchObject({ agent: "bob", status: "offline" });
    }
    socket.raw.terminate();
  });

  it("shows an agent the desk as it is: state, the offer that rings, then the conversation", async () => {
    await ann.done("agent.setStatus", { wish: { status: "ready" } });
    const { call, entry } = await waitingCall("pop");
    const offer = "offer-pop" as OfferId;
    const until = Date.now() + 20_000;
    must(await stores().queues.offer({ offer, entry, agent: "ann" as UserId, until, at: Date.now() }));
    const socket = await ann.socket("/realtime");
    socket.send({ op: "subscribe", id: "me", topic: { kind: "me" } });
    expect((await dataOf<TenantEvent>(socket, "me")).data).toMatchObject({ type: "agent.changed", status: "reserved" });
    expect((await dataOf<TenantEvent>(socket, "me")).data).toMatchObject({
      type: "offer.made",
      offer,
      call,
      queue: "sales",
      from: "+4930555",
      screen: { panels: ["customer"], data: { Reason: "pop" } },
    });
    must(await stores().queues.claim({ offer, at: Date.now() }));
    await publish({ type: "conversation.changed", agent: "bob", call, entry, state: "talking" });
    await publish({ type: "conversation.changed", agent: "ann", call, entry, state: "held" });
    expect((await dataOf<TenantEvent>(socket, "me")).data).toMatchObject({
      type: "conversation.changed",
      agent: "ann",
    });
    socket.raw.terminate();

    // A reload in mid-call: the same conversation stands there at once.
    const again = await ann.socket("/realtime");
    again.send({ op: "subscribe", id: "me", topic: { kind: "me" } });
    expect((await dataOf<TenantEvent>(again, "me")).data).toMatchObject({ type: "agent.changed", status: "talking" });
    expect((await dataOf<TenantEvent>(again, "me")).data).toMatchObject({
      type: "conversation.changed",
      call,
      state: "held",
    });
    expect(await ann.ask("calls.mine")).toMatchObject({
      call: { id: call },
      state: "held",
      screen: { data: { Reason: "pop" } },
    });
    await stores().queues.endConversation({ entry, at: Date.now() });
    again.raw.terminate();
  });

  it("shows a supervisor the wall: all of it, then only what changes, and agents nothing of it", async () => {
    const socket = await sue.socket("/realtime");
    socket.send({ op: "subscribe", id: "wall", topic: { kind: "wall" } });
    const whole = (await dataOf<LiveWallNews>(socket, "wall")).data;
    expect(whole.whole).toBe(true);
    expect(whole.agents.changed.map(({ id }) => id)).toContain("ann");
    const before = whole.queues.changed.find(({ id }) => id === "sales");

    const { call, entry } = await waitingCall("wall");
    await publish({ type: "queue.changed", queue: "sales", entry, call, state: "waiting" });
    const news = await dataOf<LiveWallNews>(socket, "wall", ({ queues }) => queues.changed.length > 0);
    expect(news.data).toMatchObject({
      whole: false,
      queues: { changed: [{ id: "sales", waiting: (before?.waiting ?? 0) + 1, offered: (before?.offered ?? 0) + 1 }] },
      agents: { changed: [], gone: [] },
      calls: { changed: [{ id: call, state: "waiting", party: "+4930555", channel: "voice" }] },
    });

    await stores().calls.end(call, { at: Date.now(), outcome: "abandoned", by: "customer" });
    await stores().queues.apply(entry, { type: "left", how: "abandoned" }, Date.now());
    await publish({ type: "call.ended", call, outcome: "abandoned", durationMs: 1 });
    const after = await dataOf<LiveWallNews>(socket, "wall", ({ calls }) => calls.gone.includes(call));
    expect(after.data.queues.changed).toMatchObject([{ id: "sales", abandoned: (before?.abandoned ?? 0) + 1 }]);
    socket.raw.terminate();

    const agents = await ann.socket("/realtime");
    agents.send({ op: "subscribe", id: "wall", topic: { kind: "wall" } });
    expect(await agents.next()).toMatchObject({ op: "refused", code: "access.not-allowed" });
    agents.raw.terminate();
  });

  it("draws live runs of a flow: where they stand, then where they go", async () => {
    const { call } = await waitingCall("live");
    await stores().calls.addStep({ call, run: "run-live" as RunId, seq: 0, flow: "main", node: "ask", at: Date.now() });
    const ada = await gateway.signedIn("harbour", "ada");
    const socket = await ada.socket("/realtime");
    socket.send({ op: "subscribe", id: "f", topic: { kind: "flow", flow: "main" } });
    await dataOf<TenantEvent>(socket, "f", (data) => data.type === "run.at" && data.node === "ask");
    await publish({ type: "run.at", call, run: "other", flow: "elsewhere", node: "x" });
    await publish({ type: "run.at", call, run: "run-live", flow: "main", node: "bye" });
    expect((await dataOf<TenantEvent>(socket, "f")).data).toMatchObject({ type: "run.at", node: "bye" });
    socket.raw.terminate();
  });

  it("counts the traffic of a flow: whole at first and after a reconnect, then what changed", async () => {
    const { call } = await waitingCall("traffic");
    const step = { call, run: "run-traffic" as RunId, flow: "traffic-flow", version: 3 };
    await stores().calls.addStep({ ...step, seq: 0, node: "ask", at: Date.now() });
    const ada = await gateway.signedIn("harbour", "ada");
    const topic = { kind: "traffic", flow: "traffic-flow", version: 3 };
    const socket = await ada.socket("/realtime");
    socket.send({ op: "subscribe", id: "t", topic });
    expect((await dataOf<FlowTraffic>(socket, "t")).data).toEqual({ whole: true, standing: { ask: 1 }, exits: [] });
    await publish({
      type: "run.at",
      call,
      run: "run-traffic",
      flow: "traffic-flow",
      version: 3,
      node: "ask",
      exit: "one",
    });
    await publish({ type: "run.at", call, run: "run-traffic", flow: "traffic-flow", version: 3, node: "bye" });
    await publish({ type: "run.at", call, run: "run-other", flow: "traffic-flow", version: 2, node: "ask" });
    const exits = [{ node: "ask", exit: "one", today: 1, lastHour: 1 }];
    const change = await dataOf<FlowTraffic>(socket, "t", ({ standing }) => standing.bye === 1);
    expect(change.data).toEqual({ whole: false, standing: { ask: 0, bye: 1 }, exits });

    socket.raw.terminate();
    const again = await ada.socket("/realtime");
    again.send({ op: "subscribe", id: "t", topic });
    expect((await dataOf<FlowTraffic>(again, "t")).data.whole).toBe(true);
    again.raw.terminate();
  });

  it("keeps metric queries fresh, evaluated once for all who ask the same", async () => {
    const topic = { kind: "metrics", metrics: ["waiting-now"], range: "live", filters: { queue: ["sales"] } };
    const [first, second] = [await sue.socket("/realtime"), await sue.socket("/realtime")];
    for (const socket of [first, second]) socket.send({ op: "subscribe", id: "m", topic });
    const before = (await dataOf<MetricTable>(first, "m")).data.rows[0]?.values[0] ?? 0;
    const { call, entry } = await waitingCall("metric");
    await publish({ type: "queue.changed", queue: "sales", entry, call, state: "waiting" });
    for (const socket of [first, second]) {
      await dataOf<MetricTable>(socket, "m", (table) => table.rows[0]?.values[0] === before + 1);
    }
    first.send({ op: "subscribe", id: "w", topic: { ...topic, metrics: ["longest-wait-now"] } });
    const waited =
      (await dataOf<MetricTable>(first, "w", (table) => table.rows[0]?.values[0] !== null)).data.rows[0]?.values[0] ??
      0;
    // Nothing happens but time.
    await dataOf<MetricTable>(first, "w", (table) => (table.rows[0]?.values[0] ?? 0) > waited);
    first.send({ op: "subscribe", id: "x", topic: { ...topic, metrics: ["no-such-metric"] } });
    const refused = await first.next<{ op: string; code: string }>((frame) => frame.op === "refused");
    expect(refused.code).toBe("metric.unknown");
    first.raw.terminate();
    second.raw.terminate();
  });

  it("closes within 5 seconds when the session is revoked, the role changed or the key withdrawn", async () => {
    const ada = await gateway.signedIn("harbour", "ada");
    const stolen = await gateway.signedIn("harbour", "bob");
    const { id, secret } = await ada.done<{ id: string; secret: string }>("apiKey.create", {
      name: "k",
      permissions: ["call:read"],
    });
    const sockets = [
      await stolen.socket("/realtime"),
      await stolen.socket("/sip", "sip"),
      await gateway.client().socket(`/realtime?key=${secret}`),
    ];
    const since = Date.now();
    await asOwner(gateway.urls, (client) => client.query(`DELETE FROM auth.session WHERE "userId" = 'bob'`));
    await ada.done("apiKey.revoke", { id });
    for (const { closed } of sockets) expect((await closed).code).toBe(4401);
    // Neither is there anything left to be fetched: recordings, pages, procedures.
    expect((await stolen.fetch("/api/recordings/any")).status).toBe(401);
    expect((await stolen.query("session.me")).failure?.code).toBe("access.not-signed-in");
    expect(Date.now() - since).toBeLessThan(5_000);
  });
});

describe("the people at one drawing", () => {
  it("see who is there and where, under the name that the server knows, until they leave", async () => {
    const [one, other] = [await gateway.signedIn("harbour", "ada"), await gateway.signedIn("harbour", "sue")];
    const [early, late] = [await one.socket("/realtime"), await other.socket("/realtime")];
    const topic = { kind: "presence", flow: "main" };
    const state = { selected: ["menu-1"], cursor: { x: 4, y: 5 } };
    early.send({ op: "subscribe", id: "p", topic });
    await early.next<{ op: string }>((frame) => frame.op === "subscribed");
    early.send({ op: "tell", id: "p", data: { ...state, name: "Somebody else" } });
    early.send({ op: "tell", id: "p", data: "garbage" });

    late.send({ op: "subscribe", id: "p", topic });
    const here = await dataOf<{ kind: string; name: string; state: object }>(late, "p");
    expect(here.data).toMatchObject({ kind: "here", user: "ada", state });
    expect(here.data.name).not.toBe("Somebody else");
    early.raw.terminate();
    expect((await dataOf<{ kind: string }>(late, "p", ({ kind }) => kind === "gone")).data.kind).toBe("gone");
    late.raw.terminate();
  });
});

describe("SIP over WebSocket", () => {
  it("passes frames to the SIP server and back unchanged, with its subprotocol, for the signed-in", async () => {
    await expect(gateway.client().socket("/sip", "sip")).rejects.toThrow("401");
    const phone = await ann.socket("/sip", "sip");
    expect(phone.raw.protocol).toBe("sip");
    const message = "OPTIONS sip:harbour.patchbay SIP/2.0\r\nCall-ID: 1\r\n\r\n";
    phone.send(message);
    expect(await phone.next<string>()).toBe(message);
    phone.raw.terminate();
  });
});
