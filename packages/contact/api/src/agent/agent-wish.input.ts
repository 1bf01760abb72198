import type { AgentWish } from "@patchbay/domain/agent";
import { z } from "zod";

export const agentWish = z.discriminatedUnion("status", [
  z.object({ status: z.literal("ready") }),
  z.object({ status: z.literal("away"), reason: z.string().min(1).max(80) }),
  z.object({ status: z.literal("offline") }),
]) satisfies z.ZodType<AgentWish>;
