import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { BUILT_IN_SOUNDS } from "@patchbay/adapter-files/built-in-sounds";
import type {
  CallId,
  ConversationId,
  DialTaskId,
  LegId,
  QueueEntryId,
  RecordingId,
  RunId,
  UserId,
} from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { NEW_TRUNK, type Trunk } from "@patchbay/domain/trunk/trunk";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import type { TestClient } from "./test-client.ts";
import type { Outputs, TestGateway } from "./test-gateway.ts";

/** One of everything that a tenant can have, each with the tenant's marker in what people read of it. */
export type TenantThings = Awaited<ReturnType<typeof furnish>>;

/** Nothing but this tenant's things may carry it. */
export const markerOf = (slug: string): string => `secret-of-${slug}`;

export const smallFlow = (name: string, title: string) =>
  drawFlow(
    name,
    {
      start: { type: "start", to: { next: "end" } },
      end: { type: "hang-up" },
    },
    { title },
  );

export const campaignPlan = (flow: string) => ({
  ...{ title: `Campaign of ${flow}`, flow, mode: "agentless" as const, ringMs: 30_000, maxCalls: 5, outcomes: [] },
  window: { days: [1], from: "09:00", to: "17:00" },
  retries: { maxAttempts: 2, againAfterMs: {} },
});

export const trunkOf = (name: string, change: Partial<Trunk> = {}): Trunk => ({
  ...NEW_TRUNK,
  ...{ name, uri: "sip:carrier.example:5060;transport=udp", callerId: "+4930555", allowedPrefixes: ["+49"] },
  ...change,
});

export const alertRule = (title: string) => ({
  ...{ title, enabled: true, metric: "waiting-now", range: "live" as const, by: "queue" as const, filters: {} },
  ...{ when: "above" as const, limit: 0, clear: 0, forMs: 0, mailTo: [] },
});

export const qualityForm = (title: string) => ({
  title,
  sections: [
    {
      title,
      questions: [{ id: "greets", text: title, weight: 1, points: 1, autoFail: false, optional: false }],
    },
  ],
});

/** Furnishes a tenant through the API as its admin, and through the stores where only calls make things. */
export async function furnish(gateway: TestGateway, slug: string, admin: TestClient, agent: UserId) {
  const marker = markerOf(slug);
  const me = await admin.ask<Outputs["session"]["me"]>("session.me");
  const tenant = must(me.tenant ? { ok: true, value: me.tenant.id } : { ok: false, error: "no tenant" });
  const stores = gateway.stores.of(tenant);
  const id = (what: string) => `${what}-${marker}`;

  const queue = await admin.done<Outputs["queue"]["save"]>("queue.save", {
    name: marker,
    title: `Queue ${marker}`,
    ringMs: 20_000,
    wrapUpMs: 0,
    serviceLevelMs: 20_000,
  });
  await admin.done("queue.setMembers", { queue: marker, members: [agent] });
  const flow = await admin.done<Outputs["flow"]["create"]>("flow.create", {
    document: smallFlow(marker, `Flow ${marker}`),
  });
  await admin.done("flow.publish", { name: marker, revision: flow.revision, message: marker });
  await admin.done("release.move", { flow: marker, alias: "live", version: 1 });
  const branch = `${marker}-branch`;
  await admin.done("release.openBranch", { flow: marker, name: branch, title: `Branch ${marker}` });
  const plan = await admin.done<Outputs["release"]["plan"]>("release.plan", {
    flow: marker,
    alias: "live",
    version: 1,
    at: Date.now() + 1e9,
  });
  const number = `+4930${[...slug].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 1e8}`;
  await admin.done("number.add", { number, label: marker });
  await admin.done("trunk.save", { trunk: trunkOf(marker), password: marker, isNew: true });
  const customer = await admin.done<Outputs["customer"]["create"]>("customer.create", { name: `Customer ${marker}` });
  const double = await admin.done<Outputs["customer"]["create"]>("customer.create", { name: `Customer ${marker}` });
  const both = { kept: customer.id, gone: double.id };
  const merge = await admin.done<Outputs["customer"]["merge"]>("customer.merge", both);
  await admin.done("customer.saveFields", [{ key: "made", title: marker, type: "text" }]);

  const call = id("call") as CallId;
  const run = id("run") as RunId;
  const now = Date.now();
  await stores.calls.start({
    id: call,
    direction: "inbound",
    from: marker,
    to: number,
    startedAt: now,
    runtime: id("runtime"),
    flow: marker,
    version: 1,
    run,
  });
  await stores.calls.addLeg({ id: id("leg") as LegId, call, role: "customer", party: marker, startedAt: now });
  const line = { id: id("line") as LegId, call, trunk: marker, number, emergency: false, campaign: false, zone: "UTC" };
  must(await stores.trunks.takeLine(line, now));
  await stores.calls.addStep({ call, run, seq: 0, flow: marker, version: 1, node: "start", at: now });
  const recording = id("recording") as RecordingId;
  const path = gateway.sounds.recordingPath(tenant, recording);
  mkdirSync(dirname(path), { recursive: true });
  const sound = BUILT_IN_SOUNDS.beep?.() ?? new Uint8Array();
  writeFileSync(path, sound);
  await stores.calls.addRecording({ id: recording, call, kind: "conversation", path, startedAt: now });
  await stores.calls.finishRecording(recording, 400, sound.length);
  const entry = id("entry") as QueueEntryId;
  const waiting = { queue: queue.id, call, skills: [], priority: 5, enteredAt: now };
  await stores.queues.enter({
    ...{ id: entry, key: id("key"), ...waiting },
    screen: { panels: [], data: { note: marker } },
  });
  const gone = id("gone") as QueueEntryId;
  await stores.queues.enter({ id: gone, key: id("gone-key"), ...waiting, screen: {} });
  must(await stores.queues.apply(gone, { type: "left", how: "abandoned" }, now));
  const callback = id("callback") as DialTaskId;
  await stores.dialTasks.addCallback({
    ...{ id: callback, queue: queue.id, number: "+4930556", name: marker, data: {}, enteredAt: now, createdAt: now },
    rules: { retries: { maxAttempts: 1, againAfterMs: {} }, ringMs: 20_000, priority: 5, skills: [] },
    notBefore: now + 1e9,
  });
  const campaign = await admin.done<Outputs["campaign"]["create"]>("campaign.create", {
    ...campaignPlan(marker),
    name: marker,
  });
  const list = btoa(`Phone,Name\n+4930301234,${marker}\n`);
  await admin.done("campaign.importContacts", { id: campaign.id, file: list, apply: true });
  const [contact] = await stores.campaigns.contacts({ campaign: campaign.id, limit: 1, offset: 0 });
  await stores.calls.addNote(call, { by: me.user.id, at: now, text: marker });

  const ticket = await admin.done<Outputs["ticket"]["create"]>("ticket.create", { subject: `Ticket ${marker}`, call });
  const ticketType = `type ${marker}`;
  await admin.done("ticketType.save", { name: ticketType, title: `Type ${marker}` });
  const article = await admin.done<Outputs["library"]["saveArticle"]>("library.saveArticle", {
    title: `Article ${marker}`,
    body: marker,
    language: "en",
  });
  await admin.done("library.saveScript", { name: marker, title: `Script ${marker}`, steps: [] });
  await admin.done("library.saveCalendar", {
    name: marker,
    title: `Calendar ${marker}`,
    timeZone: "UTC",
    weekly: [],
    holidays: [],
    emergency: false,
  });
  await admin.fetch(`/api/prompts/${marker}?title=${marker}`, {
    method: "POST",
    raw: sound,
    headers: { "content-type": "audio/wav" },
  });
  await admin.done("table.save", {
    name: marker,
    title: `Table ${marker}`,
    columns: [{ name: "word", title: "Word", type: "text" }],
  });
  await admin.done("table.saveRow", { table: marker, id: marker, cells: { word: marker } });
  await admin.done("template.save", { name: marker, title: `Template ${marker}`, channel: "sms", body: marker });
  const cannedAnswer = await admin.done<Outputs["cannedAnswer"]["save"]>("cannedAnswer.save", {
    ...{ shortcut: marker, title: `Answer ${marker}`, body: marker, teams: [], queues: [] },
  });
  await admin.done("connection.save", {
    connection: {
      kind: "email",
      settings: { host: `${marker}.example`, port: 587, security: "starttls", user: "", from: "a@b.example" },
    },
    secret: `password of ${marker}`,
  });
  await admin.done("doNotCall.add", { number: "+4930555", reason: marker });
  await stores.phones.saveCheck(agent, { at: now, microphone: marker, figures: {}, faults: [] });
  await stores.surveys.save(id("answer"), { call, question: marker, score: 4, best: 5, at: now });
  const chat = must(
    await stores.flows.addChat(`chat_${slug}-0123456789abcdef`, marker, {
      ...{ origins: [], title: marker, greeting: marker, colour: "#0055aa", language: "auto" as const },
    }),
  );
  const conversation = id("conversation") as ConversationId;
  const came = { channel: "chat" as const, address: chat.number, visitor: marker, openedAt: now };
  await stores.conversations.open({ id: conversation, ...came, facts: { name: marker } });
  const said = { author: { kind: "visitor" } as const, body: { kind: "text", text: marker } as const, at: now };
  must(await stores.conversations.write(conversation, { key: id("message"), ...said }));
  const dashboard = await admin.done<Outputs["dashboard"]["create"]>("dashboard.create", {
    title: `Dashboard ${marker}`,
  });
  await admin.done("workspace.save", { layout: { name: marker, title: `Layout ${marker}`, team: marker, panels: [] } });
  const apiKey = await admin.done<Outputs["apiKey"]["create"]>("apiKey.create", {
    name: `Key ${marker}`,
    permissions: ["call:read"],
  });
  const webhook = await admin.done<Outputs["webhook"]["create"]>("webhook.create", {
    url: `https://${slug}.example/${marker}`,
    events: ["call.ended"],
  });
  await stores.webhooks.enqueue("call.ended", { note: marker }, now + 1e9);
  await stores.agents.saveTeam({ name: marker, rules: { most: { chat: 2 } } });
  const form = { ...qualityForm(marker), id: id("quality-form") };
  await stores.quality.saveForm(form, now);
  const review = id("review");
  const judged = { answers: { greets: 1 }, comment: marker, score: 1, failed: false, reviewedAt: now };
  must(await stores.quality.give({ id: review, call, form, agent, reviewer: agent, ...judged }));
  const rule = { ...alertRule(marker), id: id("alert-rule"), enabled: false };
  await stores.alerts.saveRule(rule);
  const alert = id("alert");
  // Raised and over: the duty that tends alerts has nothing to change any more.
  for (const state of [{ status: "raised", since: now }, { status: "calm" }] as const) {
    await stores.alerts.move({ id: alert, rule, subject: marker, label: marker, value: 9, state }, now);
  }
  return {
    marker,
    tenant,
    stores,
    agent,
    flow: marker,
    branch,
    plan: plan.id,
    number,
    trunk: marker,
    call,
    entry,
    callback,
    campaign: campaign.id,
    contact: contact?.id ?? "",
    recording,
    queue,
    customer: customer.id,
    merge: merge.id,
    ticket: ticket.id,
    ticketType,
    article: article.id,
    dashboard: dashboard.id,
    apiKey: apiKey.id,
    webhook: webhook.id,
    alertRule: rule.id,
    qualityForm: form.id,
    review,
    alert,
    run,
    chat: chat.number,
    conversation,
    cannedAnswer: cannedAnswer.id,
  };
}
