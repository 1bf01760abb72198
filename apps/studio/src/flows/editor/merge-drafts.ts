import type { FlowDocument } from "@patchbay/flow-model/document";
import { type FlowMerge, mergeFlows } from "@patchbay/flow-model/history/merge-flows";

/** Merges two people's drafts. A list that is not there is an empty one: both may add the first note, group or comment. */
export function mergeDrafts(base: FlowDocument, ours: FlowDocument, theirs: FlowDocument): FlowMerge {
  const { flow, conflicts } = mergeFlows({ base: withLists(base), ours: withLists(ours), theirs: withLists(theirs) });
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
