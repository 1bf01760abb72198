import { z } from "zod";
import { may } from "../procedures.ts";
import { flowSummary } from "../rest/answers.ts";

export const listFlows = may("flow:read")
  .meta({ rest: { method: "GET", path: "/flows", summary: "All flows", answer: z.array(flowSummary) } })
  .query(({ ctx }) => ctx.stores.flows.list());
