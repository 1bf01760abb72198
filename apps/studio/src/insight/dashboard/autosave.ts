import type { Tile } from "@patchbay/ports/store/dashboard-store";

export interface DashboardContent {
  readonly title: string;
  readonly tiles: readonly Tile[];
}

/**
 * What is on the screen, against which revision, and how saving stands. `saving` remembers what was sent: what is changed
 * meanwhile is sent next. A conflict stops saving until a person decides.
 */
export interface Autosave {
  readonly content: DashboardContent;
  readonly revision: number;
  readonly saved: DashboardContent;
  readonly state:
    | { readonly at: "rest" }
    | { readonly at: "saving"; readonly sent: DashboardContent }
    | { readonly at: "conflict"; readonly theirs: number }
    | { readonly at: "failed" };
}

export type AutosaveEvent =
  | { readonly type: "changed"; readonly content: DashboardContent }
  | { readonly type: "sent" }
  | { readonly type: "saved"; readonly revision: number }
  | { readonly type: "refused"; readonly theirs: number }
  | { readonly type: "failed" }
  /** Mine shall stand over theirs. */
  | { readonly type: "kept-mine" }
  /** Theirs was read and takes the place of mine; also the way in. */
  | { readonly type: "took-theirs"; readonly content: DashboardContent; readonly revision: number };

export function openAutosave(content: DashboardContent, revision: number): Autosave {
  return { content, revision, saved: content, state: { at: "rest" } };
}

export function nextAutosave(before: Autosave, event: AutosaveEvent): Autosave {
  const { state } = before;
  switch (event.type) {
    case "changed":
      return { ...before, content: event.content, state: state.at === "failed" ? { at: "rest" } : state };
    case "sent":
      return needsSaving(before) ? { ...before, state: { at: "saving", sent: before.content } } : before;
    case "saved":
      if (state.at !== "saving") return before;
      return { ...before, saved: state.sent, revision: event.revision, state: { at: "rest" } };
    case "refused":
      return state.at === "saving" ? { ...before, state: { at: "conflict", theirs: event.theirs } } : before;
    case "failed":
      return state.at === "saving" ? { ...before, state: { at: "failed" } } : before;
    case "kept-mine":
      return state.at === "conflict" ? { ...before, revision: state.theirs, state: { at: "rest" } } : before;
    case "took-theirs":
      return openAutosave(event.content, event.revision);
  }
}

/** Is there something to send, and may it be sent now? */
export function needsSaving({ content, saved, state }: Autosave): boolean {
  return state.at === "rest" && content !== saved;
}
