import type { JsonObject } from "@patchbay/base/json";
import type {
  CommentThread,
  FlowDocument,
  FlowNode,
  FlowVariable,
  NodeId,
  Point,
  StepGroup,
  StickyNote,
  Wire,
} from "./document.ts";
import { putItem, removeItem, withItems } from "./picture-items.ts";

/** One change of a flow, as the canvas makes it. Applying one gives the edit that undoes it. */
export type Edit =
  | { readonly type: "add-node"; readonly id: NodeId; readonly node: FlowNode; readonly at: Point }
  /** Its wires, its comments and its place in groups go with it; the undo brings them back. */
  | { readonly type: "remove-node"; readonly id: NodeId }
  | { readonly type: "move-nodes"; readonly to: Readonly<Record<NodeId, Point>> }
  /** Changes what the analyst calls the step, not its id. */
  | { readonly type: "label-node"; readonly id: NodeId; readonly label: string }
  /** Changes the id, in nodes, wires and layout. */
  | { readonly type: "rename-node"; readonly id: NodeId; readonly to: NodeId }
  | { readonly type: "set-config"; readonly id: NodeId; readonly config: JsonObject; readonly version?: number }
  /** An exit has one wire: an older one from the same exit is replaced, and restored by the undo. */
  | { readonly type: "connect"; readonly wire: Wire }
  | { readonly type: "disconnect"; readonly from: NodeId; readonly exit: string }
  | { readonly type: "set-title"; readonly title: string; readonly description?: string }
  | {
      readonly type: "set-variables";
      readonly inputs: readonly FlowVariable[];
      readonly outputs: readonly FlowVariable[];
    }
  | { readonly type: "add-note"; readonly note: StickyNote }
  | { readonly type: "remove-note"; readonly id: string }
  | { readonly type: "set-note"; readonly note: StickyNote }
  /** Adds a group, or replaces the one of its id. Only steps that are there can be in it; one without steps is none. */
  | { readonly type: "put-group"; readonly group: StepGroup }
  /** Its steps stay. */
  | { readonly type: "remove-group"; readonly id: string }
  | { readonly type: "put-comment"; readonly thread: CommentThread }
  | { readonly type: "remove-comment"; readonly id: string }
  /** Several edits as one step of undo, applied in order. */
  | { readonly type: "composite"; readonly edits: readonly Edit[] };

export interface Edited {
  readonly flow: FlowDocument;
  readonly undo: Edit;
}

/**
 * Applies one edit and returns the edit that undoes it. An edit that does not fit (its node is gone: somebody else removed it)
 * leaves the flow as it is and undoes nothing.
 */
export function applyEdit(flow: FlowDocument, edit: Edit): Edited {
  switch (edit.type) {
    case "add-node":
      return addNode(flow, edit.id, edit.node, edit.at);
    case "remove-node":
      return removeNode(flow, edit.id);
    case "move-nodes":
      return moveNodes(flow, edit.to);
    case "label-node":
      return changeNode(flow, edit.id, { label: edit.label }, (was) => ({
        type: "label-node",
        id: edit.id,
        label: was.label,
      }));
    case "rename-node":
      return renameNode(flow, edit.id, edit.to);
    case "set-config":
      return changeNode(
        flow,
        edit.id,
        { config: edit.config, ...(edit.version === undefined ? {} : { version: edit.version }) },
        (was) => ({ type: "set-config", id: edit.id, config: was.config, version: was.version }),
      );
    case "connect":
      return connect(flow, edit.wire);
    case "disconnect":
      return disconnect(flow, edit.from, edit.exit);
    case "set-title":
      return setTitle(flow, edit.title, edit.description);
    case "set-variables":
      return {
        flow: { ...flow, inputs: edit.inputs, outputs: edit.outputs },
        undo: { type: "set-variables", inputs: flow.inputs, outputs: flow.outputs },
      };
    case "add-note":
      return noteOf(flow, edit.note.id)
        ? unchanged(flow)
        : { flow: withNotes(flow, [...notesOf(flow), edit.note]), undo: { type: "remove-note", id: edit.note.id } };
    case "remove-note":
      return removeNote(flow, edit.id);
    case "set-note":
      return setNote(flow, edit.note);
    case "put-group":
      return putGroup(flow, edit.group);
    case "remove-group":
      return removeGroup(flow, edit.id);
    case "put-comment":
      return putComment(flow, edit.thread);
    case "remove-comment":
      return removeComment(flow, edit.id);
    case "composite":
      return composite(flow, edit.edits);
  }
}

function unchanged(flow: FlowDocument): Edited {
  return { flow, undo: { type: "composite", edits: [] } };
}

function nodeOf(flow: FlowDocument, id: NodeId): FlowNode | undefined {
  return Object.hasOwn(flow.nodes, id) ? flow.nodes[id] : undefined;
}

function placeOf(flow: FlowDocument, id: NodeId): Point {
  return (Object.hasOwn(flow.layout, id) ? flow.layout[id] : undefined) ?? { x: 0, y: 0 };
}

function addNode(flow: FlowDocument, id: NodeId, node: FlowNode, at: Point): Edited {
  if (nodeOf(flow, id)) return unchanged(flow);
  return {
    flow: { ...flow, nodes: { ...flow.nodes, [id]: node }, layout: { ...flow.layout, [id]: at } },
    undo: { type: "remove-node", id },
  };
}

function removeNode(flow: FlowDocument, id: NodeId): Edited {
  const node = nodeOf(flow, id);
  if (!node) return unchanged(flow);
  const { [id]: _node, ...nodes } = flow.nodes;
  const { [id]: _place, ...layout } = flow.layout;
  const cut = flow.wires.filter((wire) => wire.from === id || wire.to === id);
  const groups = flow.groups?.filter((group) => group.nodes.includes(id)) ?? [];
  const threads = flow.comments?.filter((thread) => thread.node === id) ?? [];
  const rest = { ...flow, nodes, layout, wires: flow.wires.filter((wire) => !cut.includes(wire)) };
  const left = composite(rest, [
    ...groups.map((group): Edit => ({ type: "put-group", group })),
    ...threads.map((thread): Edit => ({ type: "remove-comment", id: thread.id })),
  ]);
  return {
    flow: left.flow,
    undo: {
      type: "composite",
      edits: [
        { type: "add-node", id, node, at: placeOf(flow, id) },
        ...cut.map((wire): Edit => ({ type: "connect", wire })),
        ...groups.map((group): Edit => ({ type: "put-group", group })),
        ...threads.map((thread): Edit => ({ type: "put-comment", thread })),
      ],
    },
  };
}

function moveNodes(flow: FlowDocument, to: Readonly<Record<NodeId, Point>>): Edited {
  const ids = (Object.keys(to) as NodeId[]).filter((id) => nodeOf(flow, id));
  const moved = Object.fromEntries(ids.map((id) => [id, to[id] as Point]));
  const back = Object.fromEntries(ids.map((id) => [id, placeOf(flow, id)]));
  return { flow: { ...flow, layout: { ...flow.layout, ...moved } }, undo: { type: "move-nodes", to: back } };
}

function changeNode(flow: FlowDocument, id: NodeId, change: Partial<FlowNode>, undo: (was: FlowNode) => Edit): Edited {
  const was = nodeOf(flow, id);
  if (!was) return unchanged(flow);
  return { flow: { ...flow, nodes: { ...flow.nodes, [id]: { ...was, ...change } } }, undo: undo(was) };
}

function renameNode(flow: FlowDocument, id: NodeId, to: NodeId): Edited {
  if (!nodeOf(flow, id) || nodeOf(flow, to)) return unchanged(flow);
  const renamed = <Value>(record: Readonly<Record<NodeId, Value>>): Readonly<Record<NodeId, Value>> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key === id ? to : key, value]));
  const end = (node: NodeId): NodeId => (node === id ? to : node);
  return {
    flow: {
      ...flow,
      nodes: renamed(flow.nodes),
      layout: renamed(flow.layout),
      wires: flow.wires.map((wire) => ({ ...wire, from: end(wire.from), to: end(wire.to) })),
      ...(flow.groups ? { groups: flow.groups.map((group) => ({ ...group, nodes: group.nodes.map(end) })) } : {}),
      ...(flow.comments
        ? { comments: flow.comments.map((thread) => (thread.node === id ? { ...thread, node: to } : thread)) }
        : {}),
    },
    undo: { type: "rename-node", id: to, to: id },
  };
}

function connect(flow: FlowDocument, wire: Wire): Edited {
  if (!nodeOf(flow, wire.from) || !nodeOf(flow, wire.to)) return unchanged(flow);
  const older = flow.wires.find((other) => other.from === wire.from && other.exit === wire.exit);
  return {
    flow: { ...flow, wires: [...flow.wires.filter((other) => other !== older), wire] },
    undo: older ? { type: "connect", wire: older } : { type: "disconnect", from: wire.from, exit: wire.exit },
  };
}

function disconnect(flow: FlowDocument, from: NodeId, exit: string): Edited {
  const wire = flow.wires.find((other) => other.from === from && other.exit === exit);
  if (!wire) return unchanged(flow);
  return { flow: { ...flow, wires: flow.wires.filter((other) => other !== wire) }, undo: { type: "connect", wire } };
}

function setTitle(flow: FlowDocument, title: string, description: string | undefined): Edited {
  const { description: was, ...rest } = flow;
  return {
    flow: { ...rest, title, ...(description === undefined ? {} : { description }) },
    undo: { type: "set-title", title: flow.title, ...(was === undefined ? {} : { description: was }) },
  };
}

function notesOf(flow: FlowDocument): readonly StickyNote[] {
  return flow.notes ?? [];
}

function noteOf(flow: FlowDocument, id: string): StickyNote | undefined {
  return notesOf(flow).find((note) => note.id === id);
}

function withNotes(flow: FlowDocument, notes: readonly StickyNote[]): FlowDocument {
  return withItems(flow, "notes", notes);
}

function removeNote(flow: FlowDocument, id: string): Edited {
  const note = noteOf(flow, id);
  if (!note) return unchanged(flow);
  const rest = notesOf(flow).filter((other) => other !== note);
  return { flow: withNotes(flow, rest), undo: { type: "add-note", note } };
}

function setNote(flow: FlowDocument, note: StickyNote): Edited {
  const was = noteOf(flow, note.id);
  if (!was) return unchanged(flow);
  const notes = notesOf(flow).map((other) => (other === was ? note : other));
  return { flow: withNotes(flow, notes), undo: { type: "set-note", note: was } };
}

function putGroup(flow: FlowDocument, group: StepGroup): Edited {
  const nodes = group.nodes.filter((id) => nodeOf(flow, id));
  if (nodes.length === 0) return removeGroup(flow, group.id);
  const { items, was } = putItem(flow.groups, nodes.length === group.nodes.length ? group : { ...group, nodes });
  return {
    flow: withItems(flow, "groups", items),
    undo: was ? { type: "put-group", group: was } : { type: "remove-group", id: group.id },
  };
}

function removeGroup(flow: FlowDocument, id: string): Edited {
  const { items, was } = removeItem(flow.groups, id);
  if (!was) return unchanged(flow);
  return { flow: withItems(flow, "groups", items), undo: { type: "put-group", group: was } };
}

function putComment(flow: FlowDocument, thread: CommentThread): Edited {
  if (thread.node !== undefined && !nodeOf(flow, thread.node)) return unchanged(flow);
  const { items, was } = putItem(flow.comments, thread);
  return {
    flow: withItems(flow, "comments", items),
    undo: was ? { type: "put-comment", thread: was } : { type: "remove-comment", id: thread.id },
  };
}

function removeComment(flow: FlowDocument, id: string): Edited {
  const { items, was } = removeItem(flow.comments, id);
  if (!was) return unchanged(flow);
  return { flow: withItems(flow, "comments", items), undo: { type: "put-comment", thread: was } };
}

function composite(flow: FlowDocument, edits: readonly Edit[]): Edited {
  const undos: Edit[] = [];
  let current = flow;
  for (const edit of edits) {
    const edited = applyEdit(current, edit);
    current = edited.flow;
    undos.push(edited.undo);
  }
  return { flow: current, undo: { type: "composite", edits: undos.reverse() } };
}
