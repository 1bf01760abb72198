import type { Json, JsonObject } from "@patchbay/base/json";
import type { FlowDocument, NodeId } from "../document.ts";
import type { Path } from "./change.ts";

/** Three drawings: what both sides began with, and what each made of it. */
export interface FlowSides {
  readonly base: FlowDocument;
  readonly ours: FlowDocument;
  readonly theirs: FlowDocument;
}

/** Everything of a flow that is no node, wire or place: title, variables, notes, and what later formats add. */
export function restOf({ nodes: _nodes, wires: _wires, layout: _layout, ...rest }: FlowDocument): JsonObject {
  return rest as unknown as JsonObject;
}

const PLACE = new Set<string | number>(["x", "y", "width", "height"]);

/** Whether a path outside the nodes means only where something is drawn, e.g. a note's `x`. */
export function isPlace(path: Path): boolean {
  return PLACE.has(path.at(-1) ?? "");
}

/** Exits and where they lead. Two wires of one exit are a fault of the drawing (FLOW202); the later counts. */
export class WireMap {
  private readonly targets = new Map<string, NodeId>();

  constructor(flow: Pick<FlowDocument, "wires">) {
    for (const { from, exit, to } of flow.wires) this.targets.set(keyOf(from, exit), to);
  }

  get(from: NodeId, exit: string): NodeId | undefined {
    return this.targets.get(keyOf(from, exit));
  }

  /** Exits that are wired in any of the maps, ordered by node and exit. */
  static exits(...maps: readonly WireMap[]): readonly (readonly [from: NodeId, exit: string])[] {
    const keys = [...new Set(maps.flatMap(({ targets }) => [...targets.keys()]))].sort();
    return keys.map((key) => JSON.parse(key) as [NodeId, string]);
  }
}

function keyOf(from: NodeId, exit: string): string {
  return JSON.stringify([from, exit]);
}

export function nodeIds(...flows: readonly FlowDocument[]): readonly NodeId[] {
  return [...new Set(flows.flatMap(({ nodes }) => Object.keys(nodes) as NodeId[]))].sort();
}

/** A member of a record whose keys come from outside: never something inherited. */
export function at<Value>(record: Readonly<Record<NodeId, Value>>, id: NodeId): Value | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

export function asJson(value: object | undefined): Json | undefined {
  return value as Json | undefined;
}
