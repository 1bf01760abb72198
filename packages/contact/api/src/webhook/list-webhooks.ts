import { may } from "../procedures.ts";

export const listWebhooks = may("integration:manage").query(({ ctx }) => ctx.stores.webhooks.list());
