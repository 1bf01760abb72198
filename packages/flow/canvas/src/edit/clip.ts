import {
  type FlowDocument,
  type FlowNode,
  GROUP_COLOURS,
  type NodeId,
  type Point,
  type StepGroup,
  type StickyNote,
  type Wire,
} from "@patchbay/flow-model/document";
import type { Edit } from "@patchbay/flow-model/edit";
import { z } from "zod";
import { noteIdOf, noteNodeId } from "../view/derive-view.ts";
import { groupIdOf, groupOf } from "../view/group-frames.ts";
import { freshId, freshNodeId, freshNoteId } from "./fresh-id.ts";

/** What copy puts on the system's clipboard, as JSON text: steps with the wires among them, so it goes between flows and tenants. */
export interface Clip {
  readonly format: "patchbay.clip/1";
  readonly nodes: Readonly<Record<string, FlowNode>>;
  readonly layout: Readonly<Record<string, Point>>;
  readonly wires: readonly Wire[];
  readonly notes: readonly StickyNote[];
  readonly groups: readonly StepGroup[];
}

const MAX_CLIP_CHARS = 2_000_000;
const point = z.object({ x: z.number(), y: z.number() });
const safeKey = z.string().refine((key) => !["__proto__", "constructor", "prototype"].includes(key));
const clipSchema = z.object({
  format: z.literal("patchbay.clip/1"),
  nodes: z.record(
    safeKey,
    z.object({
      type: z.string(),
      version: z.number().int(),
      label: z.string(),
      config: z.record(z.string(), z.json()),
    }),
  ),
  layout: z.record(safeKey, point),
  wires: z.array(z.object({ from: z.string(), exit: z.string(), to: z.string() })),
  notes: z.array(point.extend({ id: z.string(), text: z.string(), width: z.number(), height: z.number() })),
  groups: z
    .array(z.object({ id: z.string(), title: z.string(), colour: z.enum(GROUP_COLOURS), nodes: z.array(z.string()) }))
    .default([]),
});

/** `selected`: ids as React Flow knows them. Undefined when nothing of them is there. */
export function copyClip(flow: FlowDocument, selected: readonly string[]): Clip | undefined {
  const framed = selected.flatMap((id) => groupOf(flow, id)?.nodes ?? []);
  const ids = [...new Set([...selected, ...framed])].filter((id) => Object.hasOwn(flow.nodes, id)) as NodeId[];
  const notes = (flow.notes ?? []).filter((note) => selected.includes(noteNodeId(note.id)));
  if (ids.length === 0 && notes.length === 0) return undefined;
  const inside = new Set<string>(ids);
  return {
    format: "patchbay.clip/1",
    nodes: Object.fromEntries(ids.map((id) => [id, flow.nodes[id] as FlowNode])),
    layout: Object.fromEntries(ids.map((id) => [id, flow.layout[id] ?? { x: 0, y: 0 }])),
    wires: flow.wires.filter((wire) => inside.has(wire.from) && inside.has(wire.to)),
    notes,
    groups: (flow.groups ?? []).filter((group) => group.nodes.every((id) => inside.has(id))),
  };
}

/** Undefined for anything on the clipboard that is not ours. */
export function readClip(text: string): Clip | undefined {
  if (text.length > MAX_CLIP_CHARS || !text.includes("patchbay.clip/1")) return undefined;
  try {
    const parsed = clipSchema.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as unknown as Clip) : undefined;
  } catch {
    return undefined;
  }
}

/** One edit that adds the clip with fresh ids, its top left corner at `at`; `select` are React Flow's ids of what it adds. */
export function pasteClip(
  flow: FlowDocument,
  clip: Clip,
  at: Point,
): { readonly edit: Edit; readonly select: readonly string[] } {
  const corner = cornerOf(clip);
  const shifted = (place: Point): Point => ({
    x: Math.round(place.x - corner.x + at.x),
    y: Math.round(place.y - corner.y + at.y),
  });
  const ids = new Map<string, NodeId>();
  for (const [id, node] of Object.entries(clip.nodes)) {
    ids.set(id, freshNodeId(flow, node.type, new Set(ids.values())));
  }
  const noteIds = new Map<string, string>();
  for (const note of clip.notes) noteIds.set(note.id, freshNoteId(flow, new Set(noteIds.values())));
  const groupIds = new Map<string, string>();
  for (const { id } of clip.groups) groupIds.set(id, freshId("group", flow.groups, new Set(groupIds.values())));
  const edits: Edit[] = [
    ...Object.entries(clip.nodes).map(
      ([id, node]): Edit => ({
        type: "add-node",
        id: ids.get(id) as NodeId,
        node,
        at: shifted(clip.layout[id] ?? corner),
      }),
    ),
    ...clip.wires.flatMap((wire): Edit[] => {
      const [from, to] = [ids.get(wire.from), ids.get(wire.to)];
      return from && to ? [{ type: "connect", wire: { from, exit: wire.exit, to } }] : [];
    }),
    ...clip.notes.map(
      (note): Edit => ({
        type: "add-note",
        note: { ...note, ...shifted(note), id: noteIds.get(note.id) as string },
      }),
    ),
    ...clip.groups.map(
      (group): Edit => ({
        type: "put-group",
        group: {
          ...group,
          id: groupIds.get(group.id) as string,
          nodes: group.nodes.flatMap((id) => ids.get(id) ?? []),
        },
      }),
    ),
  ];
  return {
    edit: { type: "composite", edits },
    select: [...ids.values(), ...[...noteIds.values()].map(noteNodeId)],
  };
}

/** Removes steps, notes, frames (their steps stay) and wires in one edit. */
export function removeSelected(
  selected: readonly string[],
  wires: readonly Pick<Wire, "from" | "exit">[],
): Edit | undefined {
  const edits: Edit[] = [
    ...wires.map((wire): Edit => ({ type: "disconnect", from: wire.from, exit: wire.exit })),
    ...selected.map((id): Edit => {
      const [note, group] = [noteIdOf(id), groupIdOf(id)];
      if (note !== undefined) return { type: "remove-note", id: note };
      return group === undefined ? { type: "remove-node", id: id as NodeId } : { type: "remove-group", id: group };
    }),
  ];
  return edits.length === 0 ? undefined : { type: "composite", edits };
}

function cornerOf(clip: Clip): Point {
  const places: readonly Point[] = [...Object.values(clip.layout), ...clip.notes];
  return {
    x: Math.min(...places.map((place) => place.x)),
    y: Math.min(...places.map((place) => place.y)),
  };
}
