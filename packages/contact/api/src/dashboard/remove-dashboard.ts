import type { DashboardId } from "@patchbay/base/ids";
import { z } from "zod";
import { found } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const removeDashboard = may("dashboard:edit")
  .input(z.object({ id: id<DashboardId>() }))
  .mutation(async ({ ctx, input }) => {
    found(await ctx.stores.dashboards.find(input.id), "dashboard.not-found");
    await ctx.stores.dashboards.remove(input.id);
  });
