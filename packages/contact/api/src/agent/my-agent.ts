import { found } from "../failure.ts";
import { may } from "../procedures.ts";

export const myAgent = may("agent:self").query(async ({ ctx }) =>
  found(await ctx.stores.agents.find(ctx.by), "agent.not-found"),
);
