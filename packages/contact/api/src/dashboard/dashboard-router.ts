import { router } from "../procedures.ts";
import { createDashboard } from "./create-dashboard.ts";
import { getDashboard } from "./get-dashboard.ts";
import { listDashboards } from "./list-dashboards.ts";
import { removeDashboard } from "./remove-dashboard.ts";
import { saveDashboard } from "./save-dashboard.ts";

export const dashboardRouter = router({
  list: listDashboards,
  get: getDashboard,
  create: createDashboard,
  save: saveDashboard,
  remove: removeDashboard,
});
