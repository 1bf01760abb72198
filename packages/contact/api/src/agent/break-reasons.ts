import { may } from "../procedures.ts";

export const breakReasons = may("agent:read").query(({ ctx }) => ctx.stores.agents.breakReasons());
