import { listAlerts } from "@patchbay/use-cases/alert/list-alerts";
import { z } from "zod";
import { limit } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Newest first; `raised`: only those that go on. */
export const listAlertsProcedure = may("metric:read")
  .input(z.object({ raised: z.boolean().default(false), limit: limit(100, 500) }))
  .query(({ ctx, input }) => listAlerts(ctx)(input));
