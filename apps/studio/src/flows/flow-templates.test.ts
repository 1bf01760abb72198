import { diagnosticsOf } from "@patchbay/compiler/diagnostics-of";
import { describe, expect, it } from "vitest";
import { flowFromTemplate, TEMPLATES } from "./flow-templates.ts";
import { nodeRegistry } from "./node-registry.ts";

const EMPTY_FIELD = "FLOW103";
const NOT_CONNECTED = "FLOW201";

describe("templates of new flows", () => {
  for (const template of TEMPLATES) {
    for (const locale of ["en", "zh"] as const) {
      it(`${template} (${locale}) leaves nothing to do but to choose queues, calendars and a first step`, () => {
        const flow = flowFromTemplate(template, nodeRegistry, { name: "new", title: "New", locale });
        const left = diagnosticsOf(flow, { registry: nodeRegistry, references: {}, programs: new Map() }).filter(
          ({ severity }) => severity === "error",
        );
        const expected = template === "blank" ? NOT_CONNECTED : EMPTY_FIELD;
        expect(left.map(({ code }) => code)).toEqual(left.map(() => expected));
        expect(Object.keys(flow.layout).sort()).toEqual(Object.keys(flow.nodes).sort());
      });
    }
  }
});
