import { describe, expect, it } from "vitest";
import { fixtureRegistry, id, sayNode, twoSteps, wire } from "../canvas-flow.fixture.ts";
import { CanvasStore } from "../canvas-store.ts";
import { addStep } from "./add-step.ts";
import { alignNodes, type Box } from "./align-nodes.ts";
import { layOut } from "./lay-out.ts";
import { placeBeside } from "./place-beside.ts";

const definition = fixtureRegistry.get("say");
const box = (name: string, x: number, y: number, width = 100, height = 50): Box => ({
  id: id(name),
  x,
  y,
  width,
  height,
});

describe("adding a step", () => {
  it("wires it to where it was pulled from, with its defaults, in one step of undo", () => {
    if (!definition) throw new Error("no definition");
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    const { id: added, edit } = addStep(store.getState().flow, {
      definition,
      at: { x: 10.4, y: 20.6 },
      locale: "zh",
      from: { node: id("say-2"), exit: "done" },
    });
    store.edit(edit);
    expect(store.getState().flow.nodes[added]).toEqual({ type: "say", version: 1, label: "说", config: { text: "" } });
    expect(store.getState().flow.layout[added]).toEqual({ x: 10, y: 21 });
    expect(store.getState().flow.wires).toContainEqual(wire("say-2", "say-3"));
    store.undo();
    expect(store.getState().flow).toEqual(twoSteps());
  });

  it("lets it in between when the exit led somewhere already", () => {
    if (!definition) throw new Error("no definition");
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    const from = { node: id("say-1"), exit: "done" };
    store.edit(addStep(store.getState().flow, { definition, at: { x: 0, y: 0 }, locale: "en", from }).edit);
    expect(store.getState().flow.wires).toEqual([wire("say-1", "say-3"), wire("say-3", "say-2")]);
    store.undo();
    expect(store.getState().flow).toEqual(twoSteps());
  });

  it("finds a place that no other card covers", () => {
    const place = placeBeside(twoSteps(), id("say-1"));
    expect(place.x).toBe(320);
    expect(place.y).toBeGreaterThan(0);
  });
});

describe("aligning steps", () => {
  const boxes = [box("a", 0, 0), box("b", 40, 70, 60), box("c", 300, 10)];

  it("lines them up by an edge", () => {
    expect(alignNodes(boxes, "right")).toMatchObject({ to: { a: { x: 300 }, b: { x: 340 }, c: { x: 300 } } });
    expect(alignNodes(boxes, "top")).toMatchObject({ to: { a: { y: 0 }, b: { y: 0 }, c: { y: 0 } } });
  });

  it("spreads them with equal gaps between the outermost", () => {
    expect(alignNodes(boxes, "spread-x")).toMatchObject({ to: { a: { x: 0 }, b: { x: 170 }, c: { x: 300 } } });
  });
});

describe("tidying up", () => {
  it("puts steps from left to right along the wires without covering one another", async () => {
    const flow = twoSteps({
      nodes: { ...twoSteps().nodes, [id("say-3")]: sayNode("third") },
      wires: [
        wire("say-1", "say-2"),
        wire("say-1", "say-3", "failed"),
        wire("say-2", "gone"),
        wire("say-3", "say-1", "stray"),
      ],
    });
    const edit = await layOut(flow, fixtureRegistry);
    if (edit.type !== "move-nodes") throw new Error("no moves");
    const [one, two, three] = ["say-1", "say-2", "say-3"].map((name) => edit.to[id(name)] ?? { x: 0, y: 0 });
    expect(two?.x).toBeGreaterThan((one?.x ?? 0) + 236);
    expect(three?.x).toBe(two?.x);
    expect(Math.abs((three?.y ?? 0) - (two?.y ?? 0))).toBeGreaterThan(100);
  });
});
