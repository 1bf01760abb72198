import type { DashboardId } from "@patchbay/base/ids";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id, revision, title } from "../inputs.ts";
import { may } from "../procedures.ts";
import { tiles } from "./tile.input.ts";

export const saveDashboard = may("dashboard:edit")
  .input(z.object({ id: id<DashboardId>(), title, tiles, revision }))
  .mutation(async ({ ctx, input: { id: dashboard, revision: seen, ...change } }) =>
    unwrap(await ctx.stores.dashboards.save(dashboard, change, seen)),
  );
