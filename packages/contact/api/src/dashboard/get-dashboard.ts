import type { DashboardId } from "@patchbay/base/ids";
import { z } from "zod";
import { found } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const getDashboard = may("dashboard:read")
  .input(z.object({ id: id<DashboardId>() }))
  .query(async ({ ctx, input }) => found(await ctx.stores.dashboards.find(input.id), "dashboard.not-found"));
