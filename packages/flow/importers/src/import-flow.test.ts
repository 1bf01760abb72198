import { readdirSync, readFileSync } from "node:fs";
import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { parseFlow } from "@patchbay/flow-model/parse-flow";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importFlow } from "./import-flow.ts";
import type { Imported } from "./import-report.ts";

const directory = new URL("../test/exports/", import.meta.url);
const files = readdirSync(directory);
const read = (file: string): string => readFileSync(new URL(file, directory), "utf8");
const imported = (file: string, registry = nodeRegistry): Imported => must(importFlow(read(file), { registry }));
/** A Patchbay whose steps all talk. */
const phoneOnly: typeof nodeRegistry = {
  ...nodeRegistry,
  get: (type) => (nodeRegistry.get(type)?.channels.includes("voice") ? nodeRegistry.get(type) : undefined),
};
const entry = ({ report }: Imported, id: string) => report.entries.find((item) => item.id === id);
const nodeOf = (result: Imported, id: string) =>
  result.document.nodes[entry(result, id)?.nodes[0] ?? ("none" as never)];
/** Where an exit of the step that a foreign one became leads: the foreign step there. */
const leadsTo = (result: Imported, id: string, exit: string): string | undefined => {
  const nodes = entry(result, id)?.nodes ?? [];
  const wire = result.document.wires.find(({ from, exit: name }) => nodes.includes(from) && name === exit);
  return result.report.entries.find(({ nodes: [first] }) => first === wire?.to)?.id ?? wire?.to;
};

/** Ids of all steps of an export, found without the importer. */
function stepsOf(text: string): readonly string[] {
  if (text.trimStart().startsWith("<")) {
    const tags = text.matchAll(/<(?:\w+:)?\w*(?:Task|task|Event|Gateway|callActivity|subProcess) [^>]*?\bid="(\w+)"/g);
    return [...tags].map(([, id]) => id as string);
  }
  const ids: string[] = [];
  JSON.parse(text, (key, value) => {
    if (key === "Content") ids.push(...stepsOf(value));
    if (key === "states") ids.push(...value.map(({ name }: { name: string }) => name));
    if (key === "Actions") ids.push(...value.map(({ Identifier }: { Identifier: string }) => Identifier));
    if (key === "blocks") ids.push(...value.map(({ id }: { id: string }) => id));
    return value;
  });
  return ids;
}

describe.each(files)("the import of %s", (file) => {
  it("has an entry for every step, with a reason for each that is not wholly mapped", () => {
    const { report, document } = imported(file);
    const known = report.entries.map(({ id }) => id);
    const steps = stepsOf(read(file));
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.filter((id) => !known.includes(id))).toEqual([]);
    for (const { id, status, remarks, nodes } of report.entries) {
      if (status === "mapped") expect(remarks, id).toEqual([]);
      else expect(remarks.length, id).toBeGreaterThan(0);
      for (const node of nodes) expect(document.nodes).toHaveProperty(node);
      if (status === "not-mapped")
        expect(
          document.notes?.some((note) => note.id === `import-${nodes[0]}`),
          id,
        ).toBe(true);
    }
  });

  it("is a flow that is read, drawn whole, and refused only where the report asks for something", () => {
    const result = imported(file);
    expect(must(parseFlow(result.document))).toEqual(result.document);
    expect(Object.keys(result.document.layout).sort()).toEqual(Object.keys(result.document.nodes).sort());
    const compiled = compile(result.document, { registry: nodeRegistry, references: {}, programs: new Map() });
    const errors = compiled.ok ? [] : compiled.error.filter(({ severity }) => severity === "error");
    const asked = new Set(
      result.report.entries.filter(({ remarks }) => remarks.length > 0).flatMap(({ nodes }) => nodes),
    );
    expect(errors.filter(({ node }) => !node || !asked.has(node))).toEqual([]);
  });
});

it.each([
  ["twilio-every-widget.json", 28],
  ["connect-every-action.json", 52],
  ["typebot-every-block.json", 44],
  ["bpmn-camunda.bpmn", 12],
  ["bpmn-pools.bpmn", 8],
])("knows every type that vendors document, in %s", (file, types) => {
  const { report } = imported(file);
  expect(new Set(report.entries.map(({ type }) => type)).size).toBeGreaterThanOrEqual(types);
  const unknown = report.entries.filter(({ remarks }) => remarks.some(({ en }) => en.startsWith("Steps of type")));
  expect(unknown.map(({ type }) => type)).toEqual([]);
});

/** Ways of an export by the step they leave, found without the importer. */
function waysOf(text: string): readonly (readonly [step: string, to: string])[] {
  if (text.trimStart().startsWith("<")) {
    const flows = [...text.matchAll(/<(?:\w+:)?sequenceFlow\b[^>]*/g)].map(([flow]) => flow);
    const attribute = (flow: string, name: string) => new RegExp(`${name}=["'](\\w+)["']`).exec(flow)?.[1] ?? "";
    return flows.map((flow) => [attribute(flow, "sourceRef"), attribute(flow, "targetRef")]);
  }
  const ways: [string, string][] = [];
  JSON.parse(text, (key, value) => {
    if (key === "Content") ways.push(...(waysOf(value) as [string, string][]));
    if (key === "states")
      for (const { name, transitions } of value)
        for (const { next } of transitions ?? []) if (next) ways.push([name, next]);
    if (key === "Actions")
      for (const { Identifier, Transitions: to } of value)
        for (const { NextAction } of [to ?? {}, ...(to?.Conditions ?? []), ...(to?.Errors ?? [])])
          if (NextAction) ways.push([Identifier, NextAction]);
    return value;
  });
  return ways;
}

it.each(files)("keeps every way of %s that a step here has, or names it as lost", (file) => {
  const { report, document } = imported(file);
  const nodesOf = new Map(report.entries.map(({ id, nodes }) => [id, nodes]));
  const passing = new Set(report.entries.filter(({ nodes }) => nodes.length === 0).map(({ id }) => id));
  const gone = waysOf(read(file)).filter(([step, to]) => {
    const remarks = JSON.stringify([report.remarks, report.entries.find(({ id }) => id === step)?.remarks ?? []]);
    // What passes on has no node of its own: wires lead past it.
    if (passing.has(step) || passing.has(to) || remarks.includes(to)) return false;
    const [own, [target] = []] = [nodesOf.get(step) ?? [], nodesOf.get(to)];
    return !document.wires.some((wire) => own.includes(wire.from) && wire.to === target);
  });
  expect(gone).toEqual([]);
});

it("tells what to do with an export of the older Amazon Connect console", () => {
  const old = {
    modules: [{ id: "a", type: "PlayPrompt", branches: [] }],
    version: "1",
    type: "contactFlow",
    start: "a",
  };
  const refused = importFlow(JSON.stringify(old), { registry: nodeRegistry });
  expect(!refused.ok && refused.error.why.en).toContain("export it again");
});

describe("Twilio Studio", () => {
  const line = imported("twilio-support-line.json");

  it("becomes steps that do the same", () => {
    expect(line.document).toMatchObject({ channel: "voice", title: "Support line", name: "support-line" });
    expect(nodeOf(line, "welcome")).toMatchObject({
      type: "play-prompt",
      config: { prompts: [{ kind: "speech", text: "Welcome to Northwind, {{ call.from }}.", language: "en-US" }] },
    });
    expect(nodeOf(line, "main_menu")).toMatchObject({
      type: "collect-digits",
      config: { minDigits: 1, maxDigits: 1, into: "main_menu", attempts: 2, timeoutMs: 5_000 },
    });
    expect(nodeOf(line, "route")?.config.cases).toEqual([
      { id: "Sales", label: "Sales", when: 'string(main_menu) == "1"' },
      { id: "Order", label: "Order", when: 'string(main_menu) in ["2", "3"]' },
      { id: "At-night", label: "At night", when: "" },
    ]);
    expect(nodeOf(line, "look_up")).toMatchObject({
      type: "http-request",
      config: { method: "GET", url: "https://shop.example.com/orders/{{ order_number }}", into: "look_up" },
    });
    expect(nodeOf(line, "remember")?.config.set).toEqual([
      { name: "state", value: "look_up.body.state" },
      { name: "tries", value: "3" },
      { name: "greeting", value: '"Order " + string(order_number) + " please"' },
      { name: "shout", value: '""' },
    ]);
    expect(nodeOf(line, "sales")).toMatchObject({
      type: "send-to-queue",
      config: {
        queue: "sales",
        priority: 3,
        data: [
          { label: "topic", value: "sales" },
          { label: "from", value: "{{ call.from }}" },
        ],
      },
    });
    expect(nodeOf(line, "mobile")).toMatchObject({
      type: "transfer-to-number",
      config: { number: "+442079460100", ringMs: 20_000 },
    });
  });

  it("keeps its wires, and ends where it ended", () => {
    expect(leadsTo(line, "Trigger", "next")).toBe("welcome");
    expect(leadsTo(line, "welcome", "done")).toBe("main_menu");
    expect(leadsTo(line, "main_menu", "collected")).toBe("route");
    expect(leadsTo(line, "main_menu", "timeout")).toBe("main_menu");
    expect(leadsTo(line, "route", "choice:Order")).toBe("order_number");
    expect(leadsTo(line, "route", "otherwise")).toBe("main_menu");
    expect(leadsTo(line, "sales", "unstaffed")).toBe("mobile");
    const end = leadsTo(line, "sales", "served") ?? "";
    expect(line.document.nodes[end as never]).toMatchObject({ type: "hang-up" });
  });

  it("says what is lost, and stands in for what it does not know", () => {
    expect(entry(line, "quantum")).toMatchObject({ status: "not-mapped", type: "quantum-teleport" });
    expect(leadsTo(line, "quantum", "otherwise")).toBe("sales");
    expect(entry(line, "pay")?.status).toBe("not-mapped");
    expect(JSON.stringify(entry(line, "remember")?.remarks)).toContain("flow.variables.state | upcase");
    expect(JSON.stringify(entry(line, "mobile")?.remarks)).toContain("+442079460101");
    expect(JSON.stringify(line.report.remarks)).toContain("incomingMessage");
  });

  it("reads the wrapped form of the API, for messages", () => {
    const bot = imported("twilio-message-bot.json");
    expect(bot.document).toMatchObject({ title: "Text us", channel: "sms" });
    expect(leadsTo(bot, "Trigger", "next")).toBe("keyword");
  });
});

describe("Amazon Connect", () => {
  const line = imported("connect-main-line.json");

  it("becomes steps that do the same, named by the metadata", () => {
    expect(nodeOf(line, "hours")).toMatchObject({ type: "business-hours", config: { calendar: "Weekdays" } });
    expect(leadsTo(line, "hours", "holiday")).toBe("closed");
    expect(nodeOf(line, "closed")?.config.prompts).toMatchObject([
      { text: "We are closed. Call again tomorrow & thanks." },
    ]);
    expect(nodeOf(line, "attributes")?.config.set).toEqual([
      { name: "Language", value: '"en"' },
      { name: "Caller_number", value: "call.from" },
      { name: "Score", value: "7" },
      { name: "Odd", value: "null" },
    ]);
    expect(nodeOf(line, "menu")).toMatchObject({ type: "menu", config: { attempts: 1, timeoutMs: 6_000 } });
    expect(leadsTo(line, "menu", "choice:key-2")).toBe("account");
    expect(leadsTo(line, "menu", "invalid")).toBe("menu");
    expect(nodeOf(line, "account")).toMatchObject({
      type: "collect-digits",
      config: { secret: true, maxDigits: 12, betweenMs: 3_000, into: "storedInput" },
    });
    expect(nodeOf(line, "vip")?.config.cases).toMatchObject([
      { when: 'string(external.body.tier) == "gold"' },
      { when: "double(external.body.tier) > 10.0" },
    ]);
    expect(nodeOf(line, "11111111-2222-3333-4444-555555555555")?.config.set).toEqual([
      { name: "targetQueue", value: '"BasicQueue"' },
    ]);
    expect(nodeOf(line, "queue")).toMatchObject({ type: "send-to-queue", config: { queue: "{{ targetQueue }}" } });
    expect(nodeOf(line, "split")?.config.ways).toMatchObject([{ weight: 30 }, { weight: 20 }, { weight: 50 }]);
    expect(leadsTo(line, "loop", "again")).toBe("pause");
    expect(line.document.notes?.some(({ text }) => text === "Owned by the Leeds team")).toBe(true);
  });

  it("goes straight on where nothing has to be done, and says so", () => {
    expect(entry(line, "log")).toMatchObject({ status: "partly", nodes: [] });
    const start = line.document.wires.find(({ from }) => from === "start");
    expect(line.document.nodes[start?.to ?? ("" as never)]?.label).not.toBe("log");
  });

  it("reads a module as the API gives it", () => {
    const { report } = imported("connect-module.json");
    expect(report.entries.map(({ status }) => status)).toEqual(["not-mapped", "mapped", "mapped"]);
  });
});

describe("Typebot", () => {
  const bot = imported("typebot-lead.json", phoneOnly);

  it("becomes a chat where there are steps in writing", () => {
    const chat = imported("typebot-lead.json");
    expect(chat.document.channel).toBe("chat");
    expect(nodeOf(chat, "b1")).toMatchObject({
      type: "send-message",
      config: { body: "Hi {{ Name }}!\nWhat brings you here?" },
    });
    expect(nodeOf(chat, "b2")?.type).toBe("show-choices");
    expect(leadsTo(chat, "b2", "choice:Support")).toBe("b11");
  });

  it("becomes a phone flow: texts are spoken, buttons are keys", () => {
    expect(nodeOf(bot, "b1")?.config.prompts).toMatchObject([{ text: "Hi {{ Name }}!\nWhat brings you here?" }]);
    expect(nodeOf(bot, "b2")).toMatchObject({
      type: "menu",
      config: {
        into: "Interest",
        choices: [
          { label: "Buy", digit: "1" },
          { label: "Support", digit: "2" },
          { label: "Just looking", digit: "3" },
        ],
      },
    });
    expect(leadsTo(bot, "b2", "choice:Support")).toBe("b11");
    expect(nodeOf(bot, "b4")?.config.cases).toMatchObject([{ when: "(double(Amount) > 50.0)" }]);
    expect(leadsTo(bot, "b4", "choice:case-1")).toBe("b6");
    expect(leadsTo(bot, "b4", "otherwise")).toBe("b7");
    expect(nodeOf(bot, "b6")?.config.set).toEqual([{ name: "Team_size", value: "Amount" }]);
    expect(leadsTo(bot, "b9", "done")).toBe("b10");
    for (const id of ["b13", "b14", "b15", "b16"]) expect(entry(bot, id)?.status).toBe("not-mapped");
  });

  it("reads older exports, whose start is a block", () => {
    const older = imported("typebot-older.json", phoneOnly);
    expect(leadsTo(older, "s", "next")).toBe("b1");
    expect(nodeOf(older, "b1")?.config.prompts).toMatchObject([{ text: "How do you rate us?" }]);
  });
});

describe("BPMN", () => {
  const claim = imported("bpmn-claim.bpmn");

  it("becomes steps, with sub-processes laid flat and conditions as expressions", () => {
    expect(claim.document).toMatchObject({ title: "Insurance claim" });
    expect(leadsTo(claim, "start", "next")).toBe("check");
    expect(nodeOf(claim, "check")).toMatchObject({
      type: "http-request",
      config: { url: "https://policies.example.com/check" },
    });
    expect(leadsTo(claim, "check", "failed")).toBe("adjust");
    expect(nodeOf(claim, "valid")?.config.cases).toMatchObject([{ when: 'amount > 100 && kind == "car"' }]);
    expect(leadsTo(claim, "valid", "choice:yes")).toBe("adjust");
    expect(leadsTo(claim, "valid", "otherwise")).toBe("rejected");
    expect(leadsTo(claim, "adjust", "created")).toBe("cool");
    expect(nodeOf(claim, "cool")).toMatchObject({ type: "wait", config: { forMs: 5_400_000 } });
    expect(nodeOf(claim, "rejected")).toMatchObject({ type: "end", config: { outcome: "failed" } });
    expect(entry(claim, "fork")?.status).toBe("partly");
    expect(nodeOf(claim, "fork")?.type).toBe("parallel");
    expect(entry(claim, "script")?.remarks[0]?.en).toContain("x = 1");
  });
});

describe("hostile files", () => {
  it.each([
    ["", "import.not-readable"],
    ["{}", "import.unknown-format"],
    ["null", "import.unknown-format"],
    ["<a/>", "import.unknown-format"],
    ["<definitions><process", "import.unknown-format"],
    ['{"states": [{"__proto__": {"x": 1}}]}', "import.not-readable"],
    ["[".repeat(200_000) + "]".repeat(200_000), "import.not-readable"],
    [`{"states": ${"[".repeat(500)}${"]".repeat(500)}}`, "import.not-readable"],
    [`"${"x".repeat(9_000_000)}"`, "import.too-large"],
    [
      JSON.stringify({ states: Array.from({ length: 3_000 }, (_, index) => ({ name: `s${index}` })) }),
      "import.too-large",
    ],
  ])("are refused with a reason (%#)", (text, code) => {
    expect(importFlow(text, { registry: nodeRegistry })).toMatchObject({ ok: false, error: { code } });
  });

  it("do not blow up by entities", () => {
    const bomb = `<!DOCTYPE d [<!ENTITY a "${"x".repeat(1_000)}"><!ENTITY b "${"&a;".repeat(1_000)}"><!ENTITY c "${"&b;".repeat(1_000)}">]><definitions><process id="p"><task id="t" name="&c;"/></process></definitions>`;
    const result = importFlow(bomb, { registry: nodeRegistry });
    const size = result.ok ? JSON.stringify(result.value).length : 0;
    expect(size).toBeLessThan(100_000);
  });

  it("give a flow or a refusal whatever the values in them are", () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const state = fc.record({
      name: value,
      type: fc.constantFrom("say-play", "split-based-on", "gather-input-on-call", "enqueue-call", "constructor"),
      properties: value,
      transitions: value,
    });
    const action = fc.record({
      Identifier: value,
      Type: fc.constantFrom("GetParticipantInput", "Compare", "DistributeByPercentage", "toString"),
      Parameters: value,
      Transitions: value,
    });
    const block = fc.record({
      id: value,
      type: fc.constantFrom("text", "choice input", "Condition", "AB test", "Webhook"),
      content: value,
      options: value,
      items: value,
    });
    const whole = fc.oneof(
      fc.record({ states: fc.array(state), initial_state: value }),
      fc.record({ Actions: fc.array(action), StartAction: value, Metadata: value }),
      fc.record({
        groups: fc.array(fc.record({ id: value, blocks: fc.array(block) })),
        edges: fc.array(value),
        variables: value,
      }),
    );
    fc.assert(
      fc.property(whole, (json) => {
        const result = importFlow(JSON.stringify(json), { registry: nodeRegistry });
        if (!result.ok) return;
        const document: FlowDocument = result.value.document;
        expect(must(parseFlow(document))).toEqual(document);
      }),
      { numRuns: 300 },
    );
  });
});
