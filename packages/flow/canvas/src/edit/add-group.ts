import type { NodeId } from "@patchbay/flow-model/document";
import type { Edit } from "@patchbay/flow-model/edit";
import type { CanvasStore } from "../canvas-store.ts";
import { groupNodeId } from "../view/group-frames.ts";
import { freshId } from "./fresh-id.ts";

/** Frames the selected steps, taking them out of groups that they are in, and selects the frame. */
export function addGroup(store: CanvasStore, title: string): void {
  const { flow, selected } = store.getState();
  const nodes = selected.filter((id) => Object.hasOwn(flow.nodes, id)) as NodeId[];
  if (nodes.length === 0) return;
  const id = freshId("group", flow.groups);
  const left = (flow.groups ?? []).filter((group) => group.nodes.some((node) => nodes.includes(node)));
  const edits: readonly Edit[] = [
    ...left.map((group): Edit => {
      const rest = group.nodes.filter((node) => !nodes.includes(node));
      return { type: "put-group", group: { ...group, nodes: rest } };
    }),
    { type: "put-group", group: { id, title, colour: "teal", nodes } },
  ];
  store.edit({ type: "composite", edits });
  store.select([groupNodeId(id)]);
}
