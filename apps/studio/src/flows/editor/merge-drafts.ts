import type { FlowDocument } from "@patchbay/flow-model/document";
import { type FlowMerge, mergeFlows } from "@patchbay/flow-model/history/merge-flows";
import type { Side } from "@patchbay/flow-model/history/merge-order";

/** Merges two people's drafts; what both changed differently is taken from one side. A list that is not there is an empty one: both may add the first note, group or comment. */
export function mergeDrafts(
  { base, ours, theirs }: Readonly<Record<Side, FlowDocument>>,
  whereBoth: Side = "ours",
): FlowMerge {
  const lists = { base: withLists(base), ours: withLists(ours), theirs: withLists(theirs) };
  const { flow, conflicts } = mergeFlows(lists, () => whereBoth);
  const { notes = [], groups = [], comments = [], ...rest } = flow;
  return {
    flow: {
      ...rest,
      ...(notes.length > 0 ? { notes } : {}),
      ...(groups.length > 0 ? { groups } : {}),
      ...(comments.length > 0 ? { comments } : {}),
    },
    conflicts,
  };
}

function withLists(flow: FlowDocument): FlowDocument {
  return { notes: [], groups: [], comments: [], ...flow };
}
