import type { FlowNode, Wire } from "@patchbay/flow-model/document";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { type NodeHandle, Position } from "@xyflow/react";
import { shownExits, strayExits } from "./shown-exits.ts";

/** Cards have one width and rows of fixed height, so that their size and jacks are known before they are drawn. */
export const CARD_WIDTH = 236;
export const HEAD_HEIGHT = 58;
export const EXIT_HEIGHT = 24;
const FOOT_HEIGHT = 6;
const BORDER = 1;
const JACK = 13;

/** Vertical centre of the jack at which wires arrive. */
export const ENTRY_Y = 29;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function cardSize(exits: number): Size {
  return { width: CARD_WIDTH, height: HEAD_HEIGHT + exits * EXIT_HEIGHT + FOOT_HEIGHT + 2 * BORDER };
}

export function cardSizeOf(node: FlowNode, registry: NodeRegistry): Size {
  return cardSize(shownExits(node, registry).length);
}

/** The names of all exits in the order of their rows: those of the step, then wires that leave where no exit is any more. */
export function exitRows(node: FlowNode, wires: readonly Wire[], registry: NodeRegistry): readonly string[] {
  const exits = shownExits(node, registry);
  return [...exits.map(({ name }) => name), ...strayExits(exits, wires)];
}

/** Where a card's jacks are, so that wires can be drawn to cards that are not on screen. */
export function cardJacks(rows: readonly string[], hasEntry: boolean): NodeHandle[] {
  const jack = { width: JACK, height: JACK };
  const at = (x: number, y: number) => ({ x: x - JACK / 2, y: BORDER + y - JACK / 2 });
  const entry: NodeHandle = { type: "target", position: Position.Left, ...jack, ...at(BORDER, ENTRY_Y) };
  const exits = rows.map(
    (id, row): NodeHandle => ({
      id,
      type: "source",
      position: Position.Right,
      ...jack,
      ...at(CARD_WIDTH - BORDER, HEAD_HEIGHT + (row + 0.5) * EXIT_HEIGHT),
    }),
  );
  return hasEntry ? [entry, ...exits] : exits;
}
