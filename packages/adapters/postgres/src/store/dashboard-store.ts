import type { DashboardId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { Dashboard, DashboardStore, Tile } from "@patchbay/ports/store/dashboard-store";
import type { Dashboard as Row } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresDashboardStore({ inTx, chance, clock }: TenantContext): DashboardStore {
  const contents = (title: string, tiles: readonly Tile[]) => ({
    title,
    tiles: jsonInput(tiles),
    changedAt: new Date(clock.now()),
  });
  return {
    list: () => inTx(async (tx) => (await tx.dashboard.findMany({ orderBy: { title: "asc" } })).map(toDashboard)),

    async find(id) {
      const row = await inTx((tx) => tx.dashboard.findFirst({ where: { id } }));
      return row ? toDashboard(row) : undefined;
    },

    create: (title, tiles, by) =>
      inTx(async (tx) => {
        const data = { id: chance.id(), createdBy: by, ...contents(title, tiles) };
        return toDashboard(await tx.dashboard.create({ data }));
      }),

    save: (id, { title, tiles }, revision) =>
      inTx(async (tx) => {
        const [saved] = await tx.dashboard.updateManyAndReturn({
          where: { id, revision },
          data: { ...contents(title, tiles), revision: { increment: 1 } },
        });
        if (saved) return ok(toDashboard(saved));
        const stored = await tx.dashboard.findFirst({ where: { id } });
        return stored
          ? err({ code: "dashboard.conflict", revision: stored.revision })
          : err({ code: "dashboard.not-found" });
      }),

    remove: (id) =>
      inTx(async (tx) => {
        await tx.dashboard.deleteMany({ where: { id } });
      }),
  };
}

function toDashboard(row: Row): Dashboard {
  return {
    id: row.id as DashboardId,
    title: row.title,
    tiles: row.tiles as unknown as readonly Tile[],
    revision: row.revision,
    changedAt: row.changedAt.getTime(),
  };
}
