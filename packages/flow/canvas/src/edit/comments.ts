import type { CommentMessage, CommentThread, FlowDocument, NodeId } from "@patchbay/flow-model/document";
import type { Edit } from "@patchbay/flow-model/edit";
import { freshId } from "./fresh-id.ts";

export type Said = Omit<CommentMessage, "id">;

/** The threads about a step, or about the flow as a whole, in the order in which they began. */
export function threadsOf(comments: FlowDocument["comments"], node?: NodeId): readonly CommentThread[] {
  return (comments ?? []).filter((thread) => thread.node === node);
}

export function openThreads(flow: FlowDocument, node: NodeId): number {
  return flow.comments ? threadsOf(flow.comments, node).filter(({ resolved }) => !resolved).length : 0;
}

/** Begins a thread. Ids carry the instant, so that two people who begin one at once do not meet in one. */
export function newThread(flow: FlowDocument, said: Said, node?: NodeId): Edit {
  const id = freshId(`talk-${said.at.toString(36)}`, flow.comments);
  const thread: CommentThread = { id, ...(node === undefined ? {} : { node }), resolved: false, messages: [] };
  return answer(thread, said);
}

/** Adds an answer; one to a settled thread opens it again. */
export function answer(thread: CommentThread, said: Said): Edit {
  const id = freshId(`said-${said.at.toString(36)}`, thread.messages);
  return {
    type: "put-comment",
    thread: { ...thread, resolved: false, messages: [...thread.messages, { id, ...said }] },
  };
}
