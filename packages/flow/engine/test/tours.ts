import type { JsonObject } from "@patchbay/base/json";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { exitsOf } from "@patchbay/node-kit/define-node";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import type { FakeWorld } from "@patchbay/ports/flow-ports.fake";

type Stop = readonly [type: string, config: JsonObject];

/** A flow that walks through these steps in order, whatever exit each takes, so that a recording has them all. */
export function tour(name: string, stops: readonly Stop[], more: Partial<FlowDocument> = {}): FlowDocument {
  const ids = [...stops.map(([type]) => type), "end"];
  const nodes = stops.map(([type, config], index): [string, DrawnNode] => [
    type,
    { type, config, to: Object.fromEntries(exits(type, config).map((exit) => [exit, ids[index + 1] as string])) },
  ]);
  const start = { type: "start", to: { next: ids[0] as string } };
  return drawFlow(name, { start, ...Object.fromEntries(nodes), end: { type: "end" } }, more);
}

/** Two branches that talk to the world, each in its own time; a third is given up. */
export const branchesTour = drawFlow("branches-tour", {
  start: { type: "start", to: { next: "fork" } },
  fork: {
    type: "parallel",
    config: { branches: [{ id: "ask" }, { id: "listen" }, { id: "music" }] },
    to: { "choice:ask": "raise", "choice:listen": "listen", "choice:music": "music" },
  },
  raise: { type: "raise-event", config: { name: "asked", data: [{ name: "n", value: "7" }] }, to: { done: "later" } },
  later: { type: "wait", config: { forMs: 2_000 }, to: { done: "meet" } },
  listen: {
    type: "wait-for-event",
    config: { name: "asked", values: [{ field: "n", type: "number", into: "n" }] },
    to: { arrived: "meet", "not-as-expected": "meet", timeout: "meet" },
  },
  music: { type: "hold-audio", config: { forMs: 60_000 }, to: { done: "meet", pressed: "meet" } },
  meet: {
    type: "join",
    config: { waitFor: "some", count: 2, withinMs: 30_000, into: "came" },
    to: { done: "end", timeout: "end" },
  },
  end: { type: "end" },
});

function exits(type: string, config: JsonObject): readonly string[] {
  const definition = nodeRegistry.get(type);
  if (!definition) throw new Error(`no node type ${type}`);
  return exitsOf(definition, definition.config.parse(config) as JsonObject).map(({ name }) => name);
}

export const logicTour = tour("logic-tour", [
  ["emergency-switch", { calendar: "office-hours" }],
  ["time-switch", { windows: [{ id: "any", from: "00:00", to: "24:00" }] }],
  ["random-split", {}],
  ["loop-over-list", { list: '["a", "b"]' }],
  ["repeat", { times: "2" }],
  ["wait-until", { until: { kind: "instant", at: "now + 5000" } }],
]);

const words = [{ kind: "speech", text: "hello" }];

export const voiceTour = tour("voice-tour", [
  ["answer-call", {}],
  ["early-media", {}],
  ["hold-audio", { forMs: 1_000 }],
  ["start-recording", {}],
  ["pause-recording", {}],
  ["stop-recording", {}],
  ["play-tone", {}],
  ["say", { text: "hello" }],
  ["send-digits", { digits: "12" }],
  ["set-caller-id", { number: "+4930555" }],
  ["whisper-to-agent", { prompts: words }],
  ["whisper-to-customer", { prompts: words }],
  ["percentage-split", {}],
  ["set-routing", {}],
  ["last-agent", {}],
  ["staffing-check", { queue: "sales" }],
  ["queue-status", { queue: "sales" }],
  ["expected-wait", { queue: "sales" }],
  ["bullseye-rings", { queue: "sales", rings: [{}], maxWaitMs: 1_000 }],
  ["overflow-queue", { queue: "sales", overflow: "support", afterMs: 1_000, maxWaitMs: 1_000 }],
  ["route-to-agent", { agent: "ann", queue: "sales", otherwiseMs: 1_000, maxWaitMs: 1_000 }],
]);

/** A conversation in writing: a question answered wrongly and rightly, a choice in the customer's own words. */
export const textTour = tour(
  "text-tour",
  [
    ["send-message", { body: "Welcome." }],
    ["ask-question", { question: "Your e-mail address?", kind: "email" }],
    ["show-choices", { text: "What is it about?", choices: [{ id: "bill", label: "A bill", words: ["invoice"] }] }],
  ],
  { channel: "chat" },
);

/** Who takes a call that we made. */
export const answererTour = tour("answerer-tour", [["detect-answerer", {}]]);

export const partyTour = tour("party-tour", [
  ["consult-transfer", { number: "+4930222", question: words }],
  ["voicemail", { greeting: words }],
  ["conference", { room: "room-1" }],
]);

export const dataTour = tour("data-tour", [
  ["find-table-rows", { table: "branches", where: [{ name: "code", value: "200" }] }],
  [
    "write-table",
    { table: "branches", where: [{ name: "code", value: "300" }], cells: [{ name: "open", value: "yes" }] },
  ],
  ["decision-table", { questions: ["row.city"], results: ["queue"], rules: [{ when: ["Hamburg"], gives: ["north"] }] }],
  ["update-customer", { tier: "gold", createUnknown: true }],
  ["tag-customer", { add: ["seen"] }],
  ["send-webhook", { event: "seen" }],
  ["update-ticket", { ticket: "7", priority: "high" }],
  ["assign-ticket", { ticket: "7", agent: "ann" }],
  ["add-ticket-note", { ticket: "7", note: "seen" }],
  ["ticket-sla", { ticket: "7" }],
  ["wait-for-ticket", { ticket: "7", status: "closed", forMs: 4_000 }],
  ["notify-members", { people: ["ann"], subject: "s", body: "b" }],
  ["send-email", { to: "ann@example.org", subject: "s", body: "b" }],
  ["send-sms", { body: "b" }],
  ["survey", { prompts: [{ kind: "speech", text: "1 to 5?" }], timeoutMs: 1_000 }],
  ["check-do-not-call", {}],
  ["add-to-do-not-call", {}],
  ["classify-intent", { input: "hello", intents: [{ id: "greet", meaning: "says hello" }] }],
  ["extract-entities", { input: "hello", entities: [{ name: "word", meaning: "what is said" }] }],
  ["llm-reply", { input: "hello" }],
  ["summarise", { input: "hello" }],
  ["sentiment", { input: "hello" }],
  ["detect-language", { input: "hello" }],
]);

/** What the data tour finds. */
export function dataWorld(world: FakeWorld): void {
  const columns = [
    { name: "code", title: "Code", type: "number" },
    { name: "city", title: "City", type: "text" },
    { name: "open", title: "Open", type: "boolean" },
  ] as const;
  const rows = [{ code: 200, city: "Hamburg", open: true }];
  world.tables.tables.set("branches", { table: { name: "branches", title: "Branches", columns }, rows });
  world.ticketDesk.put({ number: 7 });
  world.ticketDesk.handles.set(7, "+4930222");
  world.ticketDesk.agents.set("ann", "ann");
  world.messages.people.set("ann", "ann@example.org");
  world.articles.push({ title: "Hello", body: "is a greeting" });
  world.languageModel.answer = ({ json }) =>
    json ? JSON.stringify({ intent: "greet", confidence: 1, word: "hello", answer: "Hi.", grounded: true }) : "Greets.";
}
