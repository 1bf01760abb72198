import { CANARY_METRICS } from "@patchbay/domain/release";
import { startCanary } from "@patchbay/use-cases/release/start-canary";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { aliasName, name, versionNumber } from "../inputs.ts";
import { may } from "../procedures.ts";

const canary = z.object({
  version: versionNumber,
  percent: z.number().int().min(1).max(99),
  metric: z.enum(CANARY_METRICS),
  limit: z.number().min(0).max(1),
  minCalls: z.number().int().min(1).max(100_000),
});

export const startCanaryProcedure = may("flow:publish")
  .input(z.object({ flow: name, alias: aliasName, canary }))
  .mutation(async ({ ctx, input }) => unwrap(await startCanary(ctx)(input)));
