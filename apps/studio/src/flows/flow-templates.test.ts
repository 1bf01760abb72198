import { cardSizeOf } from "@patchbay/canvas/view/card-shape";
import { diagnosticsOf } from "@patchbay/compiler/diagnostics-of";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import { FLOW_TEMPLATES } from "@patchbay/flow-templates/templates";
import { describe, expect, it } from "vitest";
import { flowFromTemplate, TEMPLATES } from "./flow-templates.ts";
import { nodeRegistry } from "./node-registry.ts";

const EMPTY_FIELD = "FLOW103";
const NOT_CONNECTED = "FLOW201";

/** Pairs of steps whose cards lie over each other. */
function overlaps({ nodes, layout }: FlowDocument): readonly string[] {
  const cards = Object.entries(nodes).map(([id, node]) => {
    const { x, y } = layout[id as NodeId] ?? { x: 0, y: 0 };
    const { width, height } = cardSizeOf(node, nodeRegistry);
    return { id, left: x, right: x + width, top: y, bottom: y + height };
  });
  return cards.flatMap((one, index) =>
    cards
      .slice(index + 1)
      .filter(({ left, right }) => left < one.right && one.left < right)
      .filter(({ top, bottom }) => top < one.bottom && one.top < bottom)
      .map((other) => `${one.id} and ${other.id}`),
  );
}

describe("whole flows of the gallery", () => {
  for (const { id, flow } of FLOW_TEMPLATES) {
    it(`${id} is drawn without cards over each other`, () => {
      expect(overlaps(flow("en"))).toEqual([]);
    });
  }
});

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
