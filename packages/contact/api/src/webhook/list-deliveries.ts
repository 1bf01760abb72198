import { listDeliveries } from "@patchbay/use-cases/webhook/list-deliveries";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id, limit } from "../inputs.ts";
import { may } from "../procedures.ts";

export const listDeliveriesProcedure = may("integration:manage")
  .input(z.object({ webhook: id<string>(), limit: limit(50, 200) }))
  .query(async ({ ctx, input }) => unwrap(await listDeliveries(ctx)(input)));
