import { z } from "zod";
import { title } from "../inputs.ts";
import { may } from "../procedures.ts";
import { tiles } from "./tile.input.ts";

export const createDashboard = may("dashboard:edit")
  .input(z.object({ title, tiles: tiles.default([]) }))
  .mutation(({ ctx, input }) => ctx.stores.dashboards.create(input.title, input.tiles, ctx.by));
