import type { AgentWish } from "@patchbay/domain/agent";
import { setStatus } from "@patchbay/use-cases/agent/set-status";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";

const wish = z.discriminatedUnion("status", [
  z.object({ status: z.literal("ready") }),
  z.object({ status: z.literal("away"), reason: z.string().min(1).max(80) }),
  z.object({ status: z.literal("offline") }),
]) satisfies z.ZodType<AgentWish>;

export const setStatusProcedure = may("agent:self")
  .input(z.object({ wish }))
  .mutation(async ({ ctx, input }) => unwrap(await setStatus(ctx)(input)));
