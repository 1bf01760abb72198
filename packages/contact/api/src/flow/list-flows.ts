import { may } from "../procedures.ts";

export const listFlows = may("flow:read").query(({ ctx }) => ctx.stores.flows.list());
