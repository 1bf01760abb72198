import type { Channel } from "@patchbay/domain/routing/capacity";
import { layoutsOf } from "@patchbay/domain/workspace-layout";
import type { WorkspaceLayout, WorkspaceStore } from "@patchbay/ports/store/workspace-store";
import type { WorkspaceLayout as Row } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

/** What an agent sees before an admin has arranged anything: 16 rows, which a laptop shows without scrolling. */
const FIRST_LAYOUT: WorkspaceLayout = {
  name: "default",
  title: "Default",
  panels: [
    { id: "softphone", kind: "softphone", x: 0, y: 0, w: 3, h: 9 },
    { id: "notes", kind: "notes", x: 0, y: 9, w: 3, h: 7 },
    { id: "customer", kind: "customer", x: 3, y: 0, w: 5, h: 6 },
    { id: "history", kind: "history", x: 3, y: 6, w: 5, h: 4 },
    { id: "knowledge", kind: "knowledge", x: 3, y: 10, w: 5, h: 6 },
    { id: "screen-data", kind: "screen-data", x: 8, y: 0, w: 4, h: 3 },
    { id: "script", kind: "script", x: 8, y: 3, w: 4, h: 6 },
    { id: "ticket", kind: "ticket", x: 8, y: 9, w: 4, h: 7 },
  ],
};

export function postgresWorkspaceStore({ inTx }: TenantContext): WorkspaceStore {
  return {
    layoutsFor: (user) =>
      inTx(async (tx) => {
        const team = (await tx.agent.findFirst({ where: { id: user } }))?.team ?? undefined;
        const rows = await tx.workspaceLayout.findMany({ orderBy: { name: "asc" } });
        return layoutsOf(rows.map(toLayout), team, FIRST_LAYOUT);
      }),

    layouts: () =>
      inTx(async (tx) => {
        const rows = await tx.workspaceLayout.findMany({ orderBy: { name: "asc" } });
        return rows.length > 0 ? rows.map(toLayout) : [FIRST_LAYOUT];
      }),

    save: ({ name, title, team, channel, panels }) =>
      inTx(async (tx) => {
        const data = { title, team: team ?? null, channel: channel ?? null, panels: jsonInput(panels) };
        const { count } = await tx.workspaceLayout.updateMany({ where: { name }, data });
        if (count === 0) await tx.workspaceLayout.createMany({ data: { name, ...data } });
      }),
  };
}

function toLayout(row: Row): WorkspaceLayout {
  return present({
    name: row.name,
    title: row.title,
    team: row.team,
    channel: row.channel as Channel | null,
    panels: row.panels as unknown as WorkspaceLayout["panels"],
  });
}
