import type { FlowDocument, Point, StepGroup } from "@patchbay/flow-model/document";
import type { Size } from "./card-shape.ts";
import type { CanvasNode } from "./derive-view.ts";

/** Multiples of the grid, so that a frame and its steps snap alike. */
const PADDING = 24;
const TITLE_HEIGHT = 40;

const GROUP_PREFIX = "group:";

export function groupNodeId(id: string): string {
  return `${GROUP_PREFIX}${id}`;
}

/** The group's id behind a React Flow id; undefined for anything else. */
export function groupIdOf(id: string): string | undefined {
  return id.startsWith(GROUP_PREFIX) ? id.slice(GROUP_PREFIX.length) : undefined;
}

export function groupOf(flow: FlowDocument, nodeId: string): StepGroup | undefined {
  const id = groupIdOf(nodeId);
  return id === undefined ? undefined : flow.groups?.find((group) => group.id === id);
}

/** The frame around a group's steps, as they stand now; undefined when none of them is there. */
export function frameOf(group: StepGroup, nodes: ReadonlyMap<string, CanvasNode>): (Point & Size) | undefined {
  const members = group.nodes.flatMap((id) => nodes.get(id) ?? []);
  if (members.length === 0) return undefined;
  const left = Math.min(...members.map(({ position }) => position.x)) - PADDING;
  const top = Math.min(...members.map(({ position }) => position.y)) - TITLE_HEIGHT;
  const right = Math.max(...members.map(({ position, measured }) => position.x + (measured?.width ?? 0))) + PADDING;
  const bottom = Math.max(...members.map(({ position, measured }) => position.y + (measured?.height ?? 0))) + PADDING;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
