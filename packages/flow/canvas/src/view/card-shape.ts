import type { FlowNode } from "@patchbay/flow-model/document";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { shownExits } from "./shown-exits.ts";

/** Cards have one width and rows of fixed height, so that their size and jacks are known before they are drawn. */
export const CARD_WIDTH = 236;
export const HEAD_HEIGHT = 58;
export const EXIT_HEIGHT = 24;
const FOOT_HEIGHT = 6;

/** Vertical centre of the jack at which wires arrive. */
export const ENTRY_Y = 29;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function cardSize(exits: number): Size {
  return { width: CARD_WIDTH, height: HEAD_HEIGHT + (exits === 0 ? 0 : exits * EXIT_HEIGHT + FOOT_HEIGHT) };
}

export function cardSizeOf(node: FlowNode, registry: NodeRegistry): Size {
  return cardSize(shownExits(node, registry).length);
}
