import type { NodeId } from "@patchbay/flow-model/document";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { describe, expect, it } from "vitest";
import { walkFlow } from "../src/analyse/walk-flow.ts";
import { resolve } from "../src/resolve.ts";

const words = [{ kind: "speech", text: "Your number, please." }];

function standingsAt(drawn: Record<string, DrawnNode>) {
  const { flow } = resolve(drawFlow("flow", drawn), nodeRegistry);
  const standings = walkFlow(flow, new Map());
  return (id: string) => standings.filter(({ place }) => place.node.id === (id as NodeId));
}

/** A question that leads on whether it is answered or not. */
const question = (into: string, next: string): DrawnNode => ({
  type: "collect-digits",
  config: { prompts: words, into },
  to: { collected: next, timeout: next, invalid: next, failed: next },
});

describe("walking a flow", () => {
  it("takes ways that differ only in what nobody reads for one way", () => {
    const at = standingsAt({
      start: { type: "start", to: { next: "first" } },
      first: question("a", "second"),
      second: question("b", "bye"),
      bye: { type: "hang-up" },
    });
    expect(at("bye")).toHaveLength(1);
  });

  it("tells ways apart while what was answered on them is still asked for, and no longer", () => {
    const at = standingsAt({
      start: { type: "start", to: { next: "first" } },
      first: question("a", "second"),
      second: question("b", "asks"),
      asks: {
        type: "branch",
        config: { cases: [{ id: "one", label: "One", when: 'a == "1"' }] },
        to: { "choice:one": "bye", otherwise: "bye" },
      },
      bye: { type: "hang-up" },
    });
    expect(at("asks")).toHaveLength(2);
    expect(at("bye")).toHaveLength(1);
  });
});
