import type { Point } from "@patchbay/flow-model/document";
import type { NodeChange } from "@xyflow/react";
import type { CanvasNode } from "./derive-view.ts";

/**
 * The cards that are dragged now, and how far from where the state has them. A drag is no change of the drawing until it ends: told
 * apart from the state, each move of the pointer costs what the dragged cards and their wires cost, however large the flow is.
 */
export class Hand {
  private held: ReadonlyMap<string, Point> = new Map();
  private readonly listeners = new Set<() => void>();

  /** How far a card is from its place; undefined for one that is not held. The same object until it moves. */
  shiftOf(id: string): Point | undefined {
    return this.held.get(id);
  }

  get isEmpty(): boolean {
    return this.held.size === 0;
  }

  /** Cards as they are seen now, with those that are held where the hand has them. */
  seen(nodes: readonly CanvasNode[]): readonly CanvasNode[] {
    if (this.isEmpty) return nodes;
    return nodes.map((node) => {
      const shift = this.held.get(node.id);
      if (!shift) return node;
      return { ...node, position: { x: node.position.x + shift.x, y: node.position.y + shift.y } };
    });
  }

  move(nodes: readonly CanvasNode[], changes: readonly NodeChange<CanvasNode>[]): void {
    const wanted = new Map(
      changes.flatMap((change) => (isMove(change) ? [[change.id, change.position] as const] : [])),
    );
    const held = new Map(this.held);
    for (const { id, position } of nodes) {
      const to = wanted.get(id);
      if (to) held.set(id, { x: to.x - position.x, y: to.y - position.y });
    }
    this.held = held;
    this.tell();
  }

  letGo(): void {
    if (this.isEmpty) return;
    this.held = new Map();
    this.tell();
  }

  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Whether these changes only move on cards that are known to be dragged. */
export function isUnderWay(changes: readonly NodeChange<CanvasNode>[], nodes: readonly CanvasNode[]): boolean {
  const moved = new Set(changes.map((change) => (isMove(change) ? change.id : undefined)));
  if (moved.has(undefined)) return false;
  let dragged = 0;
  for (const node of nodes) if (node.dragging && moved.has(node.id)) dragged += 1;
  return dragged === moved.size;
}

type Move = NodeChange<CanvasNode> & { readonly type: "position"; readonly id: string; readonly position: Point };

function isMove(change: NodeChange<CanvasNode>): change is Move {
  return change.type === "position" && change.dragging === true && change.position !== undefined;
}
