import { readdirSync, readFileSync } from "node:fs";
import { flowJsonSchema } from "@patchbay/flow-model/flow-json-schema";
import { formatFlow } from "@patchbay/flow-model/history/format-flow";
import { parseFlow } from "@patchbay/flow-model/parse-flow";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { plantedFlows, soundFlows } from "./corpus.ts";

const validate = new Ajv2020({ strict: false }).compile(flowJsonSchema());
const templates = new URL("../../templates/src/", import.meta.url);
const flows = [
  ...readdirSync(templates)
    .filter((file) => file.endsWith(".flow.json"))
    .map((file) => [file, JSON.parse(readFileSync(new URL(file, templates), "utf8"))] as const),
  ...soundFlows.map((flow) => [flow.name, flow] as const),
];

describe("the published JSON Schema", () => {
  it.each(flows)("takes the template or sound flow %s, also as it is written to a file", (_name, flow) => {
    validate(flow);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate(JSON.parse(formatFlow(flow)))).toBe(true);
  });

  it("says of every flow with a planted fault what the parser says: a flow or none", () => {
    expect(plantedFlows.length).toBeGreaterThan(50);
    for (const { flow } of plantedFlows) expect(validate(flow)).toBe(parseFlow(flow).ok);
  });
});

const [[, sound]] = flows as [(typeof flows)[number]];
const first = Object.keys(sound.nodes)[0] as string;
const node = (change: object) => ({ ...sound.nodes, [first]: { ...sound.nodes[first], ...change } });

it.each<readonly [string, object]>([
  ["of another version", { format: "patchbay.flow/2" }],
  ["with a name that is none", { name: "../../etc/passwd" }],
  ["with nodes as a list", { nodes: [] }],
  ["with an id of right-to-left marks", { nodes: { "\u202Eevil": sound.nodes[first] } }],
  ["with a node of no type", { nodes: node({ type: "" }) }],
  ["with NaN as a version", { nodes: node({ version: "NaN" }) }],
  ["with a text as settings", { nodes: node({ config: "Infinity" }) }],
  ["with a label of ten million letters", { nodes: node({ label: "x".repeat(10_000_000) }) }],
  ["with a wire that is a text", { wires: ["start"] }],
  ["with a place in words", { layout: { [first]: { x: "left", y: 0 } } }],
  ["with an input of an unknown kind", { inputs: [{ name: "a", type: "function" }] }],
])("refuses a flow %s, as the parser does", (_what, change) => {
  const flow = { ...sound, ...change };
  expect(parseFlow(flow).ok).toBe(false);
  expect(validate(flow)).toBe(false);
});
