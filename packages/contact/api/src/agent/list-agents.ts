import { may } from "../procedures.ts";

export const listAgents = may("agent:read").query(({ ctx }) => ctx.stores.agents.list());
