import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { drawFlow } from "./draw-flow.ts";
import { flowJsonSchema } from "./flow-json-schema.ts";

const root = new URL("../../../../", import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const flows = readdirSync(new URL("prisma/seed/flows/", root))
  .filter((file) => file.endsWith(".flow.json"))
  .map((file) => `prisma/seed/flows/${file}`);
const validate = new Ajv2020({ strict: false }).compile(flowJsonSchema());

describe("the JSON Schema of flow files", () => {
  it("is published as it is: write it anew by `patchbay flow schema > docs/patchbay.flow-1.schema.json`", () => {
    expect(json("docs/patchbay.flow-1.schema.json")).toEqual(flowJsonSchema());
  });

  it.each(flows)("takes %s", (path) => {
    validate(json(path));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("refuses what the parser refuses", () => {
    const flow = drawFlow("hotline", { start: { type: "start" } });
    expect(validate(flow)).toBe(true);
    expect(validate({ ...flow, name: "Hot Line" })).toBe(false);
    expect(validate({ ...flow, channel: "pigeon" })).toBe(false);
    expect(validate({ ...flow, nodes: { start: { type: "start" } } })).toBe(false);
  });
});
