import { may } from "../procedures.ts";

export const lineRules = may("trunk:read").query(({ ctx }) => ctx.stores.trunks.rules());
