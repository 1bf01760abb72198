import { z } from "zod";
import { may } from "../procedures.ts";
import { agent } from "../rest/answers.ts";

export const listAgents = may("agent:read")
  .meta({
    rest: { method: "GET", path: "/agents", summary: "All agents and what they do now", answer: z.array(agent) },
  })
  .query(({ ctx }) => ctx.stores.agents.list());
