import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { TestClient } from "./test-client.ts";
import { startTestGateway, type TestGateway } from "./test-gateway.ts";

interface Asked {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/** What the model server does with each question, in turn; the last goes on. */
type Answer = string | ((response: ServerResponse) => void);
let answers: Answer[] = [];
const asked: Asked[] = [];
const model = createServer(async (request, response) => {
  asked.push((await json(request)) as Asked);
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  if (typeof answer === "function") return answer(response);
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content: answer } }] }));
});

const sketch = (steps: object) => JSON.stringify({ title: "Good day", steps });
const says = { prompts: [{ kind: "speech", text: "Good day." }] };
const sound = sketch({
  start: { type: "start", exits: { next: "greet" } },
  greet: { type: "play-prompt", label: "Greeting", config: says, exits: { done: "bye" } },
  bye: { type: "hang-up" },
});
const unfinished = sketch({
  start: { type: "start", exits: { next: "greet" } },
  greet: { type: "play-prompt", label: "Greeting", config: says },
});
const wanted = { name: "good-day", description: "Say good day and hang up.", channel: "voice" } as const;

let postgres: TestPostgres;
let gateway: TestGateway;
let analyst: TestClient;
beforeAll(async () => {
  model.listen(0, "127.0.0.1");
  await once(model, "listening");
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  const tenant = await gateway.tenant("words", [
    { id: "ana", role: "analyst" },
    { id: "max", role: "agent" },
  ]);
  analyst = await gateway.signedIn("words", "ana");
  expect(await refusal(analyst)).toMatchObject({ code: "model.not-configured" });
  const { port } = model.address() as AddressInfo;
  const settings = { baseUrl: `http://127.0.0.1:${port}/v1`, model: "small" };
  await gateway.stores.of(tenant).connections.save({ kind: "language-model", settings });
});
beforeEach(() => {
  asked.length = 0;
});
afterAll(async () => {
  model.closeAllConnections();
  model.close();
  await gateway.stop();
  await postgres.stop();
});

interface Drawn {
  readonly document: { readonly name: string; readonly nodes: object; readonly wires: readonly unknown[] };
  readonly rounds: number;
}

async function refusal(client: TestClient) {
  return (await client.mutate("flow.draw", wanted)).failure;
}

it("draws what is described, by steps and queues that there are, and stores nothing", async () => {
  answers = [sound];
  const drawn = await analyst.done<Drawn>("flow.draw", wanted);
  expect(drawn).toMatchObject({ rounds: 1, document: { name: "good-day", title: "Good day" } });
  expect(Object.keys(drawn.document.nodes)).toEqual(["start", "greet", "bye"]);
  const [instructions, input] = asked[0]?.messages ?? [];
  expect(instructions?.content).toContain("- play-prompt: ");
  expect(input).toEqual({ role: "user", content: wanted.description });
  expect((await analyst.query("flow.get", { name: "good-day" })).failure?.code).toBe("flow.not-found");
});

it("tells the model what the checks found, and offers only what passes them", async () => {
  answers = [unfinished, sound];
  expect(await analyst.done<Drawn>("flow.draw", wanted)).toMatchObject({ rounds: 2 });
  expect(asked[1]?.messages[1]?.content).toMatch(/leads nowhere/);
});

it("gives up after three rounds and says what was wrong with the last", async () => {
  answers = [unfinished];
  const failure = await refusal(analyst);
  expect(failure).toMatchObject({ code: "flow.not-drawn", httpStatus: 422, facts: { rounds: 3 } });
  expect(failure?.facts.diagnostics).toMatchObject([{ code: "FLOW201", node: "greet" }]);
  expect(asked).toHaveLength(3);
});

it.each([
  ["prose", "I am sorry, I cannot draw."],
  ["half an answer", sound.slice(0, 80)],
  ["a list", "[1, 2, 3]"],
  ["keys of a prototype", '{"title":"x","steps":{"__proto__":{"type":"start"},"constructor":{"type":"start"}}}'],
  [
    "deep nesting",
    `{"title":"x","steps":{"a":{"type":"start","config":{"x":${"[".repeat(40_000)}${"]".repeat(40_000)}}}}}`,
  ],
  ["a step that nobody knows", sketch({ start: { type: "start", exits: { next: "a" } }, a: { type: "rm-rf" } })],
  [
    "steps without end",
    sketch(Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`s${at}`, { type: "hang-up" }]))),
  ],
])("refuses %s, and goes on serving", async (_what, text) => {
  answers = [text];
  expect(await refusal(analyst)).toMatchObject({ code: "flow.not-drawn" });
  answers = [sound];
  expect(await analyst.done<Drawn>("flow.draw", wanted)).toMatchObject({ rounds: 1 });
});

it("says that the model is away when it answers too much, not at all, or with an error", async () => {
  answers = ["x".repeat(3_000_000)];
  expect(await refusal(analyst)).toMatchObject({ code: "model.unavailable", facts: { why: "http.too-large" } });
  answers = [() => undefined];
  expect(await refusal(analyst)).toMatchObject({ code: "model.unavailable", facts: { why: "http.timeout" } });
  answers = [(response) => response.writeHead(429).end()];
  expect(await refusal(analyst)).toMatchObject({ code: "model.refused", facts: { status: 429 } });
});

it("draws for nobody who may not edit flows", async () => {
  const agent = await gateway.signedIn("words", "max");
  expect((await agent.mutate("flow.draw", wanted)).failure?.code).toBe("access.not-allowed");
});
