import type { UserId } from "@patchbay/base/ids";
import type { Channel } from "@patchbay/domain/routing/capacity";
import type { AgentLayouts } from "@patchbay/domain/workspace-layout";

/** Workspaces are data: which panels stand where, per team and channel; the flow's queue node brings panels to the front. */
export interface WorkspaceStore {
  /** The layouts that apply to this user (domain/workspace-layout). */
  layoutsFor(user: UserId): Promise<AgentLayouts<WorkspaceLayout>>;
  layouts(): Promise<readonly WorkspaceLayout[]>;
  save(layout: WorkspaceLayout): Promise<void>;
}

export interface WorkspaceLayout {
  readonly name: string;
  readonly title: string;
  /** Team that gets it; undefined = default of the tenant. */
  readonly team?: string;
  /** Whose contacts it is for; undefined = all, and the time between them. */
  readonly channel?: Channel;
  readonly panels: readonly PlacedPanel[];
}

export const PANEL_KINDS = [
  "softphone",
  /** What is said and written: a chat with its answer, a letter, who is on the line. */
  "conversation",
  "customer",
  "history",
  "script",
  "ticket",
  "knowledge",
  "notes",
  "screen-data",
  "web",
  /** The agent's own open tickets. */
  "tasks",
  /** The figures of the agent's own day. */
  "day",
] as const;
export type PanelKind = (typeof PANEL_KINDS)[number];

export interface PlacedPanel {
  /** Unique in the layout; what a queue node's `screen.panels` names. */
  readonly id: string;
  readonly kind: PanelKind;
  readonly title?: string;
  /** Grid of 12 columns, rows of 40 px. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** For `web`: URL template with `{{call.from}}`, `{{customer.externalId}}` … (CTI screen-pop). */
  readonly url?: string;
}
