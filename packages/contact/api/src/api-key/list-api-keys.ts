import { may } from "../procedures.ts";

export const listApiKeys = may("integration:manage").query(({ ctx }) => ctx.stores.apiKeys.list());
