import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { systemVault } from "@patchbay/adapter-system/system-vault";
import type { CallId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import { must } from "@patchbay/base/result";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { exitsOf } from "@patchbay/node-kit/define-node";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { ChatVisitor } from "../test/chat-visitor.ts";
import { TelephonyWorld, VAULT_SECRET } from "../test/telephony-world.ts";

/** Steps in a row, whatever exit each takes; the path says which it was. */
const STEPS: readonly (readonly [type: string, config: { readonly [name: string]: Json }])[] = [
  ["find-table-rows", { table: "branches", where: [{ name: "code", value: "200" }] }],
  [
    "write-table",
    { table: "branches", where: [{ name: "code", value: "200" }], cells: [{ name: "open", value: "no" }] },
  ],
  ["update-customer", { name: "Ann", createUnknown: true }],
  ["tag-customer", { add: ["seen"] }],
  ["create-ticket", { subject: "From {{ row.city }}" }],
  ["update-ticket", { priority: "urgent" }],
  ["assign-ticket", { agent: "ann@harbour.test" }],
  ["add-ticket-note", { note: "noted" }],
  ["ticket-sla", {}],
  ["wait-for-ticket", { status: "open" }],
  ["notify-members", { people: ["Name of ann"], subject: "Look", body: "Ticket {{ ticket.number }}" }],
  ["send-email", { to: "customer@example.org", template: "receipt" }],
  ["send-sms", { to: "+491701", body: 'Say "{{ row.city }}"' }],
  ["add-to-do-not-call", { reason: "key 9" }],
  ["check-do-not-call", {}],
  ["classify-intent", { input: "Where is my parcel?", intents: [{ id: "order", meaning: "asks where an order is" }] }],
  ["llm-reply", { input: "How long is the warranty?" }],
  ["crm-contact", { action: "save", value: "+491701", fields: [{ name: "name", value: "Ann at {{ row.city }}" }] }],
  ["agent-assist", { input: "Warranty", steps: [{ text: "Ask for the receipt" }] }],
  [
    "extract-entities",
    { input: "Order 4711", entities: [{ name: "order", meaning: "the order's number", pattern: "[0-9]{4}" }] },
  ],
  ["sentiment", { input: "Late again!" }],
  ["summarise", { input: "Order {{ facts.order }} came late, again." }],
  ["detect-language", { input: "我的包裹在哪里？" }],
  ["raise-event", { name: "paid", key: "order-1", data: [{ name: "total", value: "12" }] }],
  ["wait-for-event", { name: "paid", key: "order-1", values: [{ field: "total", type: "number", into: "total" }] }],
  ["survey", { question: "csat", prompts: [{ kind: "speech", text: "?" }] }],
];

/** The exit that each step leaves by on a call. */
const WAY = {
  start: "next",
  "find-table-rows": "found",
  "write-table": "done",
  "update-customer": "done",
  "tag-customer": "done",
  "create-ticket": "created",
  "update-ticket": "done",
  "assign-ticket": "done",
  "add-ticket-note": "done",
  "ticket-sla": "in-time",
  "wait-for-ticket": "reached",
  "notify-members": "sent",
  "send-email": "sent",
  "send-sms": "sent",
  "add-to-do-not-call": "done",
  "check-do-not-call": "listed",
  "classify-intent": "choice:order",
  "llm-reply": "answered",
  "crm-contact": "found",
  "agent-assist": "suggested",
  "extract-entities": "complete",
  sentiment: "negative",
  summarise: "done",
  "detect-language": "detected",
  "raise-event": "done",
  "wait-for-event": "arrived",
  survey: "scored",
  bye: undefined,
};

function flow(channel: "voice" | "chat") {
  const ids = [...STEPS.map(([type]) => type), "bye"];
  const nodes = STEPS.map(([type, config], index): [string, DrawnNode] => {
    const definition = nodeRegistry.get(type);
    if (!definition) throw new Error(type);
    const exits = exitsOf(definition, definition.config.parse(config) as never);
    return [type, { type, config, to: Object.fromEntries(exits.map(({ name }) => [name, ids[index + 1] as string])) }];
  });
  const start = { type: "start", to: { next: ids[0] as string } };
  const end = { type: channel === "voice" ? "hang-up" : "end" };
  return drawFlow(`services-${channel}`, { start, ...Object.fromEntries(nodes), bye: end }, { channel });
}

const ADDRESS = "chat_0123456789abcdef";

interface Asked {
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: { readonly messages?: readonly { readonly role: string; readonly content: string }[] } & {
    readonly [name: string]: unknown;
  };
}

/** What the model answers, by what it is told to do. */
const ANSWERS: readonly (readonly [question: string, answer: object | string])[] = [
  ["which intent", { intent: "order", confidence: 0.9 }],
  ["Find these facts", { order: 4711 }],
  ["how the customer feels", { sentiment: "negative" }],
  ["Sum the message up", "Late again."],
];
const asked: Asked[] = [];
const toCrm: Asked[] = [];
let crmContacts: object[] = [];
/** A CRM that adds who is posted, an SMS gateway, and a model server that speaks the chat completions protocol. */
const services = createServer(async (request: IncomingMessage, response) => {
  const { authorization } = request.headers;
  const body = JSON.parse((await text(request)) || "{}");
  response.setHeader("content-type", "application/json");
  if (request.url?.startsWith("/crm")) {
    toCrm.push({ url: `${request.method} ${request.url}`, authorization, body });
    const added = { id: 8, ...body };
    if (request.method === "POST") crmContacts.push(added);
    response.end(JSON.stringify(request.method === "POST" ? added : { results: crmContacts }));
    return;
  }
  asked.push({ url: request.url, authorization, body });
  const system = body.messages?.[0]?.content ?? "";
  const [, answer] = ANSWERS.find(([question]) => system.includes(question)) ?? [
    "",
    { answer: "Two years.", grounded: system.includes("Two years on everything") },
  ];
  const content = typeof answer === "string" ? answer : JSON.stringify(answer);
  response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content } }] }));
});
const mails: { readonly to: readonly string[]; readonly raw: string }[] = [];
const post = new SMTPServer({
  disabledCommands: ["STARTTLS"],
  allowInsecureAuth: true,
  onAuth: ({ password }, _session, done) =>
    password === "mail secret" ? done(null, { user: "shop" }) : done(new Error("wrong password")),
  onData: (stream, session, done) => {
    void text(stream).then((raw) => {
      mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
      done();
    });
  },
});

let world: TelephonyWorld;
beforeAll(async () => {
  services.listen(0, "127.0.0.1");
  post.listen(0, "127.0.0.1");
  await Promise.all([once(services, "listening"), once(post.server, "listening")]);
  world = await TelephonyWorld.open();
  const { dataTables, connections, templates, library } = world.stores;
  await dataTables.save({
    name: "branches",
    title: "Branches",
    columns: [
      { name: "code", title: "Code", type: "number" },
      { name: "city", title: "City", type: "text" },
      { name: "open", title: "Open", type: "boolean" },
    ],
  });
  await dataTables.saveRow("branches", { id: "1", cells: { code: 200, city: "Hamburg", open: true } });
  const receipt = {
    name: "receipt",
    title: "Receipt",
    channel: "email",
    subject: "Hello {{ customer.name }}",
  } as const;
  await templates.save({ ...receipt, body: "Ticket {{ ticket.number }}" });
  await library.saveArticle({ title: "Warranty", body: "Two years on everything", language: "en", tags: [] });
  const vault = systemVault(VAULT_SECRET);
  const sealed = (secret: string) => ({ sealed: vault.seal(secret) ?? "" });
  const url = `http://127.0.0.1:${(services.address() as AddressInfo).port}`;
  const { port } = post.server.address() as AddressInfo;
  await connections.save({
    kind: "email",
    settings: { host: "127.0.0.1", port, security: "none", user: "shop", from: "Shop <hello@shop.example>" },
    ...sealed("mail secret"),
  });
  await connections.save({ kind: "sms", settings: { url: `${url}/sms`, from: "Shop" }, ...sealed("sms secret") });
  await connections.save({
    kind: "language-model",
    settings: { baseUrl: `${url}/v1`, model: "small" },
    ...sealed("model secret"),
  });
  await connections.save({
    kind: "crm",
    settings: {
      baseUrl: `${url}/crm`,
      foundAt: "results",
      fields: "name = properties.firstname\nphone = properties.phone",
    },
    ...sealed("crm secret"),
  });
  await world.publish(flow("voice"), "4700");
  await world.publish(flow("chat"), "4701");
  const look = { origins: [], title: "Shop", greeting: "", colour: "#0055aa", language: "en" as const };
  must(await world.stores.flows.addChat(ADDRESS, "Shop", look));
  must(await world.stores.flows.bind(ADDRESS, { flow: "services-chat", version: 1 }, "ada" as UserId));
});
beforeEach(() => {
  asked.length = 0;
  mails.length = 0;
  toCrm.length = 0;
  crmContacts = [{ id: 7, properties: { firstname: "An", phone: "+491701" } }];
});
afterEach(() => world.reset());
afterAll(async () => {
  await world?.close();
  services.close();
  await new Promise<void>((done) => post.close(() => done()));
});

it("takes a real call through tables, records, messages and the language model, each at its service", async () => {
  const call = await world.call("4700");
  expect(await call.answered).toBe(true);
  await call.press("4");
  const record = await world.record(call.from);
  const path = await world.stores.calls.path(record.id);
  expect(Object.fromEntries(path.map(({ node, exit }) => [node, exit]))).toEqual(WAY);
  const { stores } = world;
  const row = await stores.dataTables.match("branches", { code: 200 }, 1);
  expect(row).toMatchObject({ ok: true, value: [{ open: false }] });
  const [ticket] = (await stores.tickets.search({ call: record.id, limit: 5 })).tickets;
  expect(ticket).toMatchObject({ subject: "From Hamburg", priority: "urgent", status: "open", assignee: "ann" });
  const customer = await stores.customers.findBy({ phone: call.from });
  expect(customer).toMatchObject({ name: "Ann", tags: ["seen"] });
  expect(record.customer).toBe(customer?.id);
  expect(await stores.doNotCall.find(call.from)).toMatchObject({ reason: "key 9" });
  expect(await stores.surveys.ofCall(record.id)).toMatchObject([{ question: "csat", score: 4, best: 5 }]);
  expect(mails.map(({ to }) => to)).toEqual([["ann@harbour.test"], ["customer@example.org"]]);
  expect(mails[1]?.raw).toContain("Subject: Hello Ann");
  expect(toCrm).toEqual([
    { url: "GET /crm/contacts?properties.phone=%2B491701", authorization: "Bearer crm secret", body: {} },
    {
      url: "PATCH /crm/contacts/7",
      authorization: "Bearer crm secret",
      body: { properties: { firstname: "Ann at Hamburg" } },
    },
  ]);
  const [sms, ...questions] = asked;
  expect(sms).toMatchObject({
    url: "/sms",
    authorization: "Bearer sms secret",
    body: { to: "+491701", from: "Shop", text: 'Say "Hamburg"' },
  });
  expect(questions.map(({ url, authorization }) => [url, authorization])).toEqual([
    ...Array.from({ length: 6 }, () => ["/v1/chat/completions", "Bearer model secret"]),
  ]);
  expect(questions.map(({ body }) => body.messages?.[1]?.content)).toContain("Order 4711 came late, again.");
  expect(questions[0]?.body.messages?.[1]).toEqual({ role: "user", content: "Where is my parcel?" });
});

it("takes a conversation in writing through the same steps, and makes the contact that the CRM did not have", async () => {
  crmContacts = [];
  const { calls, surveys } = world.stores;
  const visitor = new ChatVisitor(world, ADDRESS);
  await visitor.says("hi");
  await visitor.hears("bot: ?");
  await visitor.says("5");
  await visitor.closed();
  const id = visitor.id as string as CallId;
  const path = await calls.path(id);
  expect(Object.fromEntries(path.map(({ node, exit }) => [node, exit]))).toEqual({
    ...WAY,
    // Who writes has no number that could be called.
    ...{ "add-to-do-not-call": "no-number", "check-do-not-call": "free" },
  });
  expect(await surveys.ofCall(id)).toMatchObject([{ question: "csat", score: 5, best: 5 }]);
  const properties = { phone: "+491701", firstname: "Ann at Hamburg" };
  expect(toCrm.map(({ url, body }) => [url, body])).toEqual([
    ["GET /crm/contacts?properties.phone=%2B491701", {}],
    ["POST /crm/contacts", { properties }],
  ]);
  expect(crmContacts).toEqual([{ id: 8, properties }]);
});
