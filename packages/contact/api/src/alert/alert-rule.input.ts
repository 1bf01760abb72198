import { DAY } from "@patchbay/base/time";
import { ALERT_SUBJECTS } from "@patchbay/domain/alert";
import { METRIC_RANGES } from "@patchbay/domain/metric-range";
import { z } from "zod";
import { id, title } from "../inputs.ts";

const some = z.array(z.string().max(200)).min(1).max(200).exactOptional();

export const alertRule = z.object({
  id: id<string>().exactOptional(),
  title,
  enabled: z.boolean(),
  metric: z.string().min(1).max(80),
  range: z.enum(METRIC_RANGES),
  by: z.enum(ALERT_SUBJECTS),
  filters: z.object({ queue: some, team: some, status: some, trunk: some }),
  when: z.enum(["above", "below"]),
  limit: z.number().nonnegative(),
  clear: z.number().nonnegative(),
  forMs: z.number().int().min(0).max(DAY),
  mailTo: z.array(z.email().max(320)).max(20),
});
