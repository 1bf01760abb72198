import { may } from "../procedures.ts";

export const listAlertRules = may("metric:read").query(({ ctx }) => ctx.stores.alerts.rules());
