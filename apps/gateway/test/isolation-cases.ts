import type { FailureCode } from "@patchbay/api/failure";
import { alertRule, campaignPlan, qualityForm, smallFlow, type TenantThings, trunkOf } from "./tenant-things.ts";
import type { Inputs } from "./test-gateway.ts";

type Area = keyof Inputs & string;
/** Every procedure of the router, by its path. */
export type Procedure = { [A in Area]: `${A}.${keyof Inputs[A] & string}` }[Area];

type InputOf<P extends Procedure> = P extends `${infer A extends Area}.${infer V}`
  ? V extends keyof Inputs[A]
    ? Inputs[A][V]
    : never
  : never;

/**
 * How a procedure is tried from another tenant. `reach`: it is given the other tenant's things, and must answer like for
 * things that never were. `lists`: it takes no thing of anybody; whoever may ask sees their own marker, and never another's.
 * `own`: it takes nothing of others and shows nothing that is listed; it must only not show another's marker.
 */
export type Case<P extends Procedure> =
  | { readonly reach: (theirs: TenantThings, mine: TenantThings) => InputOf<P>; readonly as: FailureCode }
  | { readonly lists: (mine: TenantThings) => InputOf<P> }
  | { readonly own: (theirs: TenantThings, mine: TenantThings) => InputOf<P> };

const nothing = () => undefined;
const callOf = (theirs: TenantThings) => ({ call: theirs.call });
const call = { reach: callOf, as: "call.not-found" } as const;

const nowhere = { host: "127.0.0.1", port: 9, security: "none", user: "mine" } as const;
const mailLine = { address: "mine@example.org", imap: nowhere, smtp: nowhere };

const providerLine = { provider: "telegram", fields: { botToken: "1:aaaaaaaaaa", api: "http://127.0.0.1:9" } } as const;

const madeAnswer = ({ cannedAnswer: id }: TenantThings) => {
  const words = { shortcut: "made", title: "made", body: "made" };
  return { id, ...words, teams: [], queues: [] };
};

const chatWith =
  <More extends object>(more: More) =>
  ({ conversation }: TenantThings) => ({ conversation, ...more });
/** One case per procedure: a new one does not compile until it stands here. */
export const CASES: { readonly [P in Procedure]: Case<P> } = {
  "session.me": { own: nothing },

  "group.organisations": { own: nothing },
  "group.query": {
    reach: ({ tenant }) => ({ metrics: ["waiting-now"], range: "live", by: "queue", organisations: [tenant] }),
    as: "organisation.not-found",
  },
  "group.create": {
    reach: ({ tenant }) => ({ name: "below them", slug: "below", parent: tenant, timeZone: "UTC", language: "en" }),
    as: "organisation.not-found",
  },
  "group.move": { reach: (theirs, mine) => ({ id: theirs.tenant, under: mine.tenant }), as: "organisation.not-found" },
  "group.setLimits": {
    reach: ({ tenant: id }) => ({ id, agents: 0, calls: 0 }),
    as: "organisation.not-found",
  },

  "flow.list": { lists: nothing },
  "flow.get": { reach: (theirs) => ({ name: theirs.flow }), as: "flow.not-found" },
  "flow.create": { own: (_, mine) => ({ document: smallFlow(`made-${mine.tenant}`, "made") }) },
  "flow.saveDraft": {
    reach: (theirs) => ({ name: theirs.flow, document: smallFlow(theirs.flow, "taken over"), revision: 1 }),
    as: "flow.not-found",
  },
  "flow.check": { own: () => ({ document: {} }) },
  "flow.publish": { reach: (theirs) => ({ name: theirs.flow, revision: 1 }), as: "flow.not-found" },
  "flow.versions": { reach: (theirs) => ({ name: theirs.flow }), as: "flow.not-found" },
  "flow.version": { reach: (theirs) => ({ name: theirs.flow, version: 1 }), as: "flow.version-not-found" },
  "flow.archive": { reach: (theirs) => ({ name: theirs.flow }), as: "flow.not-found" },
  "flow.references": { lists: nothing },
  "flow.impact": { reach: (theirs) => ({ name: theirs.flow }), as: "flow.not-found" },
  "flow.test": { own: (theirs) => ({ name: theirs.flow }) },
  "flow.saveTest": {
    reach: (theirs) => ({ name: theirs.flow, test: { format: "patchbay.flow-test/1" }, revision: 0 }),
    as: "flow.not-found",
  },
  "flow.retrace": { reach: (theirs) => ({ name: theirs.flow, call: theirs.call }), as: "flow.not-found" },
  "flow.draw": {
    reach: (theirs) => ({ name: theirs.flow, description: "Say good day and hang up.", channel: "voice" }),
    as: "model.not-configured",
  },
  "flow.surroundings": { lists: nothing },

  "release.aliases": { own: (theirs) => ({ flow: theirs.flow }) },
  "release.moves": { own: (theirs) => ({ flow: theirs.flow, alias: "live" }) },
  "release.move": {
    reach: (theirs) => ({ flow: theirs.flow, alias: "live", version: 1 }),
    as: "flow.version-not-found",
  },
  "release.rollBack": { reach: (theirs) => ({ flow: theirs.flow, alias: "live" }), as: "flow.alias-not-found" },
  "release.canary": { own: (theirs) => ({ flow: theirs.flow, alias: "live" }) },
  "release.startCanary": {
    reach: (theirs) => ({
      flow: theirs.flow,
      alias: "live",
      canary: { version: 1, percent: 10, metric: "failed", limit: 0.1, minCalls: 10 },
    }),
    as: "flow.version-not-found",
  },
  "release.endCanary": {
    reach: (theirs) => ({ flow: theirs.flow, alias: "live", version: 1, how: "canary-promoted" }),
    as: "flow.alias-not-found",
  },
  "release.plans": { own: (theirs) => ({ flow: theirs.flow }) },
  "release.plan": {
    reach: (theirs) => ({ flow: theirs.flow, alias: "live", version: 1, at: 0 }),
    as: "flow.version-not-found",
  },
  "release.cancelPlan": { reach: (theirs) => ({ id: theirs.plan }), as: "flow.plan-not-found" },
  "release.restore": {
    reach: (theirs) => ({ flow: theirs.flow, version: 1, revision: 1 }),
    as: "flow.version-not-found",
  },
  "release.branches": { own: (theirs) => ({ flow: theirs.flow }) },
  "release.branch": { own: (theirs) => ({ branch: theirs.branch }) },
  "release.openBranch": {
    reach: (theirs) => ({ flow: theirs.flow, name: "side-line", title: "Side line" }),
    as: "flow.not-found",
  },
  "release.mergeBranch": {
    reach: (theirs) => ({ branch: theirs.branch, direction: "into-flow", revision: 1 }),
    as: "flow.not-found",
  },
  "release.closeBranch": { reach: (theirs) => ({ branch: theirs.branch }), as: "flow.not-found" },

  "number.list": { lists: nothing },
  // A number has one owner in the whole installation, so that it is taken can be learnt; whose it is cannot.
  "number.add": { reach: (theirs) => ({ number: theirs.number, label: "mine" }), as: "number.taken" },
  "number.remove": { reach: (theirs) => ({ number: theirs.number }), as: "number.not-found" },
  "number.bind": { reach: (theirs) => ({ number: theirs.number }), as: "number.not-found" },

  "cannedAnswer.list": { lists: nothing },
  "cannedAnswer.save": { reach: madeAnswer, as: "canned-answer.not-found" },
  "cannedAnswer.remove": { reach: (theirs) => ({ id: theirs.cannedAnswer }), as: "canned-answer.not-found" },
  "cannedAnswer.saveOwn": { reach: madeAnswer, as: "canned-answer.not-found" },
  "cannedAnswer.removeOwn": { reach: (theirs) => ({ id: theirs.cannedAnswer }), as: "canned-answer.not-found" },

  "chat.mine": { own: nothing },
  "chat.messages": { reach: ({ conversation }) => ({ id: conversation }), as: "conversation.not-found" },
  "chat.write": { reach: chatWith({ key: "a-key-of-mine", text: "I was here" }), as: "conversation.not-found" },
  "chat.accept": { reach: chatWith({ offer: "offer" }), as: "conversation.not-found" },
  "chat.decline": { reach: chatWith({ offer: "offer" }), as: "conversation.not-found" },
  "chat.transfer": { reach: chatWith({ to: "queue:mine" }), as: "conversation.not-found" },
  "chat.close": { reach: chatWith({}), as: "conversation.not-found" },
  "chat.seen": { own: chatWith({ seq: 1 }) },
  "chat.typing": { own: chatWith({}) },
  "chat.addAddress": { own: () => ({ label: "mine", settings: { title: "mine" } }) },
  "chat.addOpenChannel": { own: () => ({ label: "mine", deliverTo: "https://mine.example/messages" }) },
  "chat.addMailLine": { own: () => ({ label: "mine", line: mailLine, passwords: { imap: "mine", smtp: "mine" } }) },
  "chat.saveMailLine": {
    reach: (theirs) => ({ address: theirs.chat, label: "mine", line: mailLine }),
    as: "number.not-found",
  },
  "chat.rotateOpenSecret": { reach: (theirs) => ({ address: theirs.chat }), as: "number.not-found" },
  "chat.addProviderLine": { own: () => ({ label: "mine", line: providerLine }) },
  "chat.saveProviderLine": {
    reach: (theirs) => ({ address: theirs.chat, label: "taken over", line: providerLine }),
    as: "number.not-found",
  },
  "chat.checkProviderLine": {
    reach: (theirs) => ({ address: theirs.chat, line: providerLine }),
    as: "number.not-found",
  },
  "chat.checkMailLine": { own: (theirs) => ({ address: theirs.chat, line: mailLine }) },
  "chat.mailLineStates": { own: nothing },
  "chat.saveAddress": {
    reach: (theirs) => ({ address: theirs.chat, label: "mine", settings: { title: "mine" } }),
    as: "number.not-found",
  },

  "calls.search": { lists: () => ({}) },
  "calls.get": { reach: (theirs) => ({ id: theirs.call }), as: "call.not-found" },
  "calls.trace": { reach: (theirs) => ({ id: theirs.call }), as: "call.not-found" },
  "calls.ways": { reach: (theirs) => ({ id: theirs.call }), as: "call.not-found" },
  "calls.mine": { own: nothing },
  "calls.hold": { reach: (theirs) => ({ call: theirs.call, on: true }), as: "call.not-found" },
  "calls.hangUp": call,
  "calls.transfer": {
    reach: (theirs, mine) => ({ call: theirs.call, to: `queue:${mine.queue.name}` }),
    as: "call.not-found",
  },
  "calls.consultStart": {
    reach: (theirs, mine) => ({ call: mine.call, to: `agent:${theirs.agent}` }),
    as: "call.unknown-target",
  },
  "calls.consultComplete": call,
  "calls.consultCancel": call,
  "calls.reattach": call,
  "calls.pauseRecording": { reach: (theirs) => ({ call: theirs.call, paused: true }), as: "call.not-found" },
  "calls.sendDigits": { reach: (theirs) => ({ call: theirs.call, digits: "1" }), as: "call.not-found" },
  "calls.decline": { reach: (theirs) => ({ call: theirs.call, offer: "offer" }), as: "call.not-found" },
  "calls.addNote": { reach: (theirs) => ({ call: theirs.call, text: "I was here" }), as: "call.not-found" },
  "calls.setDisposition": { reach: (theirs) => ({ call: theirs.call, disposition: "mine" }), as: "call.not-found" },
  "supervision.join": { reach: (theirs) => ({ call: theirs.call, how: "listen" }), as: "call.not-found" },
  "supervision.leave": call,
  "supervision.takeOver": call,
  "supervision.endCall": call,
  "supervision.moveCall": {
    reach: (theirs, mine) => ({ call: theirs.call, to: `queue:${mine.queue.name}` }),
    as: "call.not-found",
  },
  "supervision.ofCall": { own: (theirs) => ({ call: theirs.call }) },
  "supervision.setStatus": {
    reach: (theirs) => ({ agent: theirs.agent, wish: { status: "offline" } }),
    as: "agent.not-found",
  },
  "supervision.settings": { own: nothing },
  "supervision.saveSettings": { own: () => ({ tellAgent: true }) },
  "calls.transferTargets": { lists: nothing },

  "phone.credentials": { own: nothing },
  "phone.check": { own: nothing },
  "phone.saveCheck": { own: (_, mine) => ({ microphone: mine.marker, figures: {} }) },
  "phone.saveSound": { own: () => ({ microphoneLevel: 0.5, toneHeard: true }) },
  "phone.checks": { lists: nothing },
  "testPhone.credentials": { reach: (theirs) => ({ flow: theirs.flow }), as: "flow.not-found" },

  "agent.me": { own: nothing },
  "agent.list": { own: nothing },
  "agent.setStatus": { own: () => ({ wish: { status: "offline" } }) },
  "agent.finishWrapUp": { own: nothing },
  "agent.breakReasons": { own: nothing },
  "agent.myDay": { own: nothing },
  "agent.setWork": { reach: (theirs) => ({ agent: theirs.agent, team: "mine" }), as: "agent.not-found" },
  "agent.teams": { lists: nothing },
  "agent.saveTeam": { own: () => ({ name: "made", rules: {} }) },
  "agent.setSkills": {
    reach: (theirs) => ({ agent: theirs.agent, skills: [{ skill: "spying", level: 9 }] }),
    as: "agent.not-found",
  },

  "queue.list": { lists: nothing },
  "queue.save": {
    own: (_, mine) => ({
      name: `made ${mine.tenant}`,
      title: "made",
      ringMs: 9_000,
      wrapUpMs: 0,
      serviceLevelMs: 9_000,
    }),
  },
  "queue.setMembers": {
    reach: (theirs, mine) => ({ queue: mine.queue.name, members: [theirs.agent] }),
    as: "agent.not-found",
  },
  "campaign.list": { lists: nothing },
  "campaign.get": { reach: (theirs) => ({ id: theirs.campaign }), as: "campaign.not-found" },
  "campaign.create": {
    reach: (theirs, mine) => ({ ...campaignPlan(theirs.flow), name: `made-${mine.tenant}` }),
    as: "flow.not-published",
  },
  "campaign.change": {
    reach: (theirs, mine) => ({ ...campaignPlan(mine.flow), id: theirs.campaign }),
    as: "campaign.not-found",
  },
  "campaign.steer": { reach: (theirs) => ({ id: theirs.campaign, event: "started" }), as: "campaign.not-found" },
  "campaign.importContacts": {
    reach: (theirs) => ({ id: theirs.campaign, file: btoa("Phone\n+4930557"), apply: true }),
    as: "campaign.not-found",
  },
  "campaign.contacts": { own: (theirs) => ({ campaign: theirs.campaign }) },
  "campaign.history": { reach: (theirs) => ({ task: theirs.contact }), as: "campaign.not-found" },
  "campaign.results": { own: (theirs) => ({ id: theirs.campaign }) },

  "callback.list": { lists: nothing },
  "callback.promise": { reach: (theirs) => ({ entry: theirs.entry }), as: "queue-entry.not-found" },
  "callback.cancel": { reach: (theirs) => ({ task: theirs.callback }), as: "callback.not-found" },

  "queue.waiting": { lists: nothing },
  "queue.whyNot": { reach: (theirs) => ({ entry: theirs.entry }), as: "queue-entry.not-found" },
  "queue.staysOfCall": { own: (theirs) => ({ call: theirs.call }) },
  "queue.changeEntry": { reach: (theirs) => ({ entry: theirs.entry, priority: 1 }), as: "queue-entry.not-found" },
  "queue.abandoned": { lists: () => ({}) },
  "queue.followUp": { reach: (theirs) => ({ entry: theirs.entry }), as: "queue-entry.followed-up" },
  "queue.waitAccuracy": { own: () => ({}) },

  "ticket.create": { reach: (theirs) => ({ subject: "mine", call: theirs.call }), as: "call.not-found" },
  "ticket.search": { lists: () => ({}) },
  "ticket.get": { reach: (theirs) => ({ id: theirs.ticket }), as: "ticket.not-found" },
  "ticket.change": {
    reach: (theirs) => ({ id: theirs.ticket, event: { type: "status-set", status: "closed" } }),
    as: "ticket.not-found",
  },
  "ticket.link": {
    reach: (theirs) => ({ id: theirs.ticket, kind: "contact", to: theirs.call }),
    as: "ticket.not-found",
  },
  "ticket.unlink": {
    reach: (theirs) => ({ id: theirs.ticket, kind: "contact", to: theirs.call }),
    as: "ticket.not-found",
  },
  "ticket.merge": { reach: (theirs) => ({ id: theirs.ticket, into: 1 }), as: "ticket.not-found" },
  "ticket.runMacro": { own: (theirs) => ({ id: theirs.ticket, macro: "none" }) },

  "ticketType.list": { lists: nothing },
  "ticketType.save": { own: () => ({ name: "made", title: "made" }) },
  "ticketType.remove": { reach: (theirs) => ({ name: theirs.ticketType }), as: "ticket.rule-not-found" },
  "slaPolicy.list": { own: nothing },
  "slaPolicy.save": {
    reach: (theirs) => ({ name: "made", title: "made", calendar: `none of ${theirs.tenant}`, targets: {} }),
    as: "ticket.no-calendar",
  },
  "slaPolicy.remove": { reach: (theirs) => ({ name: theirs.ticketType }), as: "ticket.rule-not-found" },
  "trigger.list": { own: nothing },
  "trigger.save": {
    own: () => ({ name: "made", title: "made", on: ["rated"], actions: [{ do: "raise-priority" }] }),
  },
  "trigger.remove": { reach: (theirs) => ({ name: theirs.ticketType }), as: "ticket.rule-not-found" },
  "macro.list": { own: nothing },
  "macro.save": { own: () => ({ name: "made", title: "made", actions: [{ do: "raise-priority" }] }) },
  "macro.remove": { reach: (theirs) => ({ name: theirs.ticketType }), as: "ticket.rule-not-found" },
  "ticketView.list": { own: nothing },
  "ticketView.save": { own: () => ({ name: "made", title: "made", filter: {} }) },
  "ticketView.remove": { reach: (theirs) => ({ name: theirs.ticketType }), as: "ticket.rule-not-found" },

  "customer.page": { lists: () => ({}) },
  "customer.timeline": { own: (theirs) => ({ id: theirs.customer }) },
  "customer.portrait": { reach: (theirs) => ({ id: theirs.customer }), as: "customer.not-found" },
  "customer.consent": { reach: (theirs) => ({ id: theirs.customer }), as: "customer.not-found" },
  "customer.sayConsent": {
    reach: (theirs) => ({
      id: theirs.customer,
      ...{ channel: "any", purpose: "any", given: true, how: "call", proof: "mine" },
    }),
    as: "customer.not-found",
  },
  "customer.doubles": { reach: (theirs) => ({ id: theirs.customer }), as: "customer.not-found" },
  "customer.merge": {
    reach: (theirs, mine) => ({ kept: mine.customer, gone: theirs.customer }),
    as: "customer.not-found",
  },
  "customer.undoMerge": { reach: (theirs) => ({ merge: theirs.merge }), as: "customer.merge-not-found" },
  "customer.fields": { lists: nothing },
  "customer.saveFields": {
    own: (_, mine) => [{ key: "made", title: mine.marker, type: "text" as const }],
  },
  "customer.importList": { own: () => ({ file: btoa("Name,Email\nmade,made@example.org\n") }) },
  "customer.file": { reach: (theirs) => ({ id: theirs.customer }), as: "customer.not-found" },
  "customer.forget": { reach: (theirs) => ({ id: theirs.customer }), as: "customer.not-found" },
  "customer.search": { lists: () => ({ text: "secret" }) },
  "customer.get": { reach: (theirs) => ({ id: theirs.customer }), as: "customer.not-found" },
  "customer.create": { own: () => ({ name: "made" }) },
  "customer.update": {
    reach: (theirs) => ({ id: theirs.customer, change: { name: "mine" }, revision: 1 }),
    as: "customer.not-found",
  },

  "library.prompts": { lists: nothing },
  "library.removePrompt": { reach: (theirs) => ({ name: theirs.marker }), as: "prompt.not-found" },
  "library.calendars": { lists: nothing },
  "library.saveCalendar": {
    own: (theirs) => ({
      name: theirs.marker.replace("secret", "made"),
      title: "made",
      timeZone: "UTC",
      weekly: [],
      holidays: [],
      emergency: true,
    }),
  },
  "library.scripts": { lists: nothing },
  "library.saveScript": { own: () => ({ name: "made", title: "made", steps: [] }) },
  "library.searchArticles": { lists: () => ({ text: "article" }) },
  "library.allArticles": { lists: () => ({ text: "article" }) },
  "library.articleVersions": { own: (theirs) => ({ id: theirs.article }) },
  "library.markArticle": { reach: (theirs) => ({ id: theirs.article, helpful: true }), as: "article.not-found" },
  "library.article": { reach: (theirs) => ({ id: theirs.article }), as: "article.not-found" },
  "library.saveArticle": {
    reach: (theirs) => ({ id: theirs.article, title: "mine", body: "mine", language: "en" }),
    as: "article.not-found",
  },

  "table.list": { lists: nothing },
  "table.save": {
    own: () => ({ name: "made", title: "made", columns: [{ name: "word", title: "made", type: "text" }] }),
  },
  "table.remove": { reach: (theirs) => ({ name: theirs.marker }), as: "table.unknown" },
  "table.rows": { reach: (theirs) => ({ table: theirs.marker }), as: "table.unknown" },
  "table.saveRow": {
    reach: (theirs) => ({ table: theirs.marker, id: theirs.marker, cells: { word: "mine" } }),
    as: "table.unknown",
  },
  "table.removeRow": { reach: (theirs) => ({ table: theirs.marker, id: theirs.marker }), as: "table.unknown" },
  "template.list": { lists: nothing },
  "template.save": { own: () => ({ name: "made", title: "made", channel: "sms", body: "made" }) },
  "template.remove": { reach: (theirs) => ({ name: theirs.marker }), as: "template.not-found" },
  "connection.list": { lists: nothing },
  "connection.save": {
    own: () => ({ connection: { kind: "sms", settings: { url: "https://sms.example/send" } }, secret: "made" }),
  },
  "connection.remove": { own: () => ({ kind: "sms" }) },
  "event.raise": { own: (theirs) => ({ name: "paid", key: theirs.call }) },
  "trunk.list": { lists: nothing },
  // Names are each tenant's own: the same one may be there twice.
  "trunk.save": { own: (_, mine) => ({ trunk: trunkOf(`made-${mine.tenant}`), password: "made", isNew: false }) },
  "trunk.remove": { reach: (theirs) => ({ name: theirs.trunk }), as: "trunk.not-found" },
  "trunk.rules": { own: nothing },
  "trunk.saveRules": { own: () => ({ country: "DE" }) },
  "trunk.lines": { lists: () => ({}) },
  "trunk.tryNumber": { own: () => ({ number: "+4930666" }) },
  "doNotCall.list": { lists: () => ({}) },
  "doNotCall.add": { own: () => ({ number: "+4930666", reason: "made" }) },
  "doNotCall.remove": { own: () => ({ number: "+4930666" }) },
  "survey.answers": { lists: () => ({}) },

  "workspace.mine": { own: nothing },
  "workspace.layouts": { lists: nothing },
  "workspace.save": { own: () => ({ layout: { name: "made", title: "made", panels: [] } }) },

  "dashboard.list": { lists: nothing },
  "dashboard.get": { reach: (theirs) => ({ id: theirs.dashboard }), as: "dashboard.not-found" },
  "dashboard.create": { own: () => ({ title: "made" }) },
  "dashboard.save": {
    reach: (theirs) => ({ id: theirs.dashboard, title: "mine", tiles: [], revision: 1 }),
    as: "dashboard.not-found",
  },
  "dashboard.remove": { reach: (theirs) => ({ id: theirs.dashboard }), as: "dashboard.not-found" },

  "metric.definitions": { own: nothing },
  "metric.query": { own: () => ({ metrics: ["waiting-now", "calls-now"], range: "live", by: "queue" }) },
  "metric.contacts": { own: () => ({ metrics: ["calls-now"], range: "live" }) },

  "apiKey.list": { lists: nothing },
  "apiKey.create": { own: () => ({ name: "made", permissions: ["call:read"] }) },
  "apiKey.revoke": { reach: (theirs) => ({ id: theirs.apiKey }), as: "api-key.not-found" },

  "webhook.list": { lists: nothing },
  "webhook.create": { own: () => ({ url: "https://made.example/", events: ["recording.ready"] }) },
  "webhook.remove": { reach: (theirs) => ({ id: theirs.webhook }), as: "webhook.not-found" },
  "webhook.rotateSecret": { reach: (theirs) => ({ id: theirs.webhook }), as: "webhook.not-found" },
  "webhook.deliveries": { reach: (theirs) => ({ webhook: theirs.webhook }), as: "webhook.not-found" },

  "alert.rules": { lists: nothing },
  "alert.saveRule": { own: () => ({ ...alertRule("made"), enabled: false }) },
  "alert.removeRule": { reach: (theirs) => ({ id: theirs.alertRule }), as: "alert.not-found" },
  "alert.list": { lists: () => ({}) },
  "alert.acknowledge": { reach: (theirs) => ({ id: theirs.alert }), as: "alert.not-found" },

  "quality.forms": { lists: nothing },
  "quality.saveForm": { own: () => qualityForm("made") },
  "quality.removeForm": { reach: (theirs) => ({ id: theirs.qualityForm }), as: "quality.form-not-found" },
  "quality.reviews": { own: (theirs) => ({ call: theirs.call }) },
  "quality.review": {
    reach: (theirs) => ({ call: theirs.call, form: theirs.qualityForm, answers: { greets: 1 }, comment: "" }),
    as: "call.not-found",
  },
  "quality.reply": {
    reach: (theirs) => ({ id: theirs.review, how: "accepted", text: "" }),
    as: "quality.review-not-found",
  },
  "quality.settle": {
    reach: (theirs) => ({ id: theirs.review, how: "upheld", text: "" }),
    as: "quality.review-not-found",
  },

  "audit.list": { lists: () => ({ limit: 500 }) },

  "member.list": { own: nothing },
  "member.invite": { own: (_, mine) => ({ email: `made@${mine.tenant}.test`, role: "agent" }) },
  "member.setRole": { reach: (theirs) => ({ user: theirs.agent, role: "admin" }), as: "member.not-found" },
  "member.remove": { reach: (theirs) => ({ user: theirs.agent }), as: "member.not-found" },
};
