import type { UserId } from "@patchbay/base/ids";

/** Workspaces are data: which panels stand where, per team; the flow's queue node brings panels to the front. */
export interface WorkspaceStore {
  /** The layout that applies to this user: their team's, else the tenant's default. */
  layoutFor(user: UserId): Promise<WorkspaceLayout>;
  layouts(): Promise<readonly WorkspaceLayout[]>;
  save(layout: WorkspaceLayout): Promise<void>;
}

export interface WorkspaceLayout {
  readonly name: string;
  readonly title: string;
  /** Team that gets it; undefined = default of the tenant. */
  readonly team?: string;
  readonly panels: readonly PlacedPanel[];
}

export const PANEL_KINDS = [
  "softphone",
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
