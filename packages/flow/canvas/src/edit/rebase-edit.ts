import { type Json, sameJson } from "@patchbay/base/json";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import { applyEdit, type Edit } from "@patchbay/flow-model/edit";
import { mergeJson } from "@patchbay/flow-model/history/merge-json";

/** One document before and after somebody else's work came into it. */
export interface Sides {
  readonly mine: FlowDocument;
  readonly joined: FlowDocument;
}

/**
 * An edit that was meant for one's own document, so that it can be made in the joined one without touching what somebody else
 * changed there: of settings only the properties that one had changed oneself. Undefined when nothing of it is left to do.
 */
export function rebaseEdit(edit: Edit, sides: Sides): Edit | undefined {
  const rebased = edit.type === "composite" ? rebaseAll(edit.edits, sides) : rebaseOne(edit, sides);
  return rebased && applyEdit(sides.joined, rebased).flow !== sides.joined ? rebased : undefined;
}

function rebaseAll(edits: readonly Edit[], sides: Sides): Edit {
  let { mine, joined } = sides;
  const kept = edits.flatMap((edit) => {
    const rebased = rebaseEdit(edit, { mine, joined });
    mine = applyEdit(mine, edit).flow;
    if (!rebased) return [];
    joined = applyEdit(joined, rebased).flow;
    return rebased;
  });
  return { type: "composite", edits: kept };
}

function rebaseOne(edit: Exclude<Edit, { readonly type: "composite" }>, sides: Sides): Edit | undefined {
  const { mine, joined } = sides;
  const untouched = (part: (flow: FlowDocument) => unknown) => (same(part(mine), part(joined)) ? edit : undefined);
  switch (edit.type) {
    case "set-config":
      return rebaseConfig(edit, sides);
    case "label-node":
      return untouched(({ nodes }) => nodes[edit.id]?.label);
    case "move-nodes": {
      const to = Object.entries(edit.to).filter(([id]) => same(mine.layout[id as NodeId], joined.layout[id as NodeId]));
      return to.length === 0 ? undefined : { type: "move-nodes", to: Object.fromEntries(to) };
    }
    case "connect":
      return untouched((flow) => wireOf(flow, edit.wire));
    case "disconnect":
      return untouched((flow) => wireOf(flow, edit));
    // A step goes with its wires: not while somebody else has changed it, or connected it.
    case "add-node":
    case "remove-node":
    case "rename-node":
      return untouched(({ nodes, wires }) => [
        nodes[edit.id],
        wires.filter(({ from, to }) => from === edit.id || to === edit.id),
      ]);
    case "set-title":
      return untouched(({ title, description }) => [title, description]);
    case "set-variables":
      return untouched(({ inputs, outputs }) => [inputs, outputs]);
    case "add-note":
    case "set-note":
      return untouched(({ notes }) => notes?.find(({ id }) => id === edit.note.id));
    case "remove-note":
      return untouched(({ notes }) => notes?.find(({ id }) => id === edit.id));
    case "put-group":
      return untouched(({ groups }) => groups?.find(({ id }) => id === edit.group.id));
    case "remove-group":
      return untouched(({ groups }) => groups?.find(({ id }) => id === edit.id));
    case "put-comment":
      return untouched(({ comments }) => comments?.find(({ id }) => id === edit.thread.id));
    case "remove-comment":
      return untouched(({ comments }) => comments?.find(({ id }) => id === edit.id));
  }
}

function rebaseConfig(edit: Edit & { readonly type: "set-config" }, { mine, joined }: Sides): Edit | undefined {
  const [before, after] = [mine.nodes[edit.id], joined.nodes[edit.id]];
  if (!before || !after || before.version !== after.version) return undefined;
  const three = { base: before.config, ours: edit.config, theirs: after.config };
  const config = mergeJson(three, [], () => "theirs");
  return same(config, after.config) ? undefined : { ...edit, config: config as typeof edit.config };
}

function wireOf({ wires }: FlowDocument, { from, exit }: { readonly from: NodeId; readonly exit: string }) {
  return wires.find((wire) => wire.from === from && wire.exit === exit);
}

function same(one: unknown, other: unknown): boolean {
  return one === other || sameJson(one as Json, other as Json);
}
