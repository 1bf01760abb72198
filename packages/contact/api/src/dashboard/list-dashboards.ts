import { may } from "../procedures.ts";

export const listDashboards = may("dashboard:read").query(({ ctx }) => ctx.stores.dashboards.list());
