import type { WorkspaceLayout } from "@patchbay/ports/store/workspace-store";

/** The workspace that a new tenant begins with: the phone and what the flow knows left, the customer and the work right. */
export const defaultLayout: WorkspaceLayout = {
  name: "default",
  title: "Default",
  panels: [
    { id: "softphone", kind: "softphone", x: 0, y: 0, w: 3, h: 9 },
    { id: "screen-data", kind: "screen-data", x: 0, y: 9, w: 3, h: 7 },
    { id: "customer", kind: "customer", x: 3, y: 0, w: 5, h: 8 },
    { id: "history", kind: "history", x: 3, y: 8, w: 5, h: 8 },
    { id: "script", kind: "script", x: 8, y: 0, w: 4, h: 6 },
    { id: "ticket", kind: "ticket", x: 8, y: 6, w: 4, h: 10 },
    { id: "knowledge", kind: "knowledge", x: 0, y: 16, w: 6, h: 7 },
    { id: "notes", kind: "notes", x: 6, y: 16, w: 6, h: 7 },
  ],
};
