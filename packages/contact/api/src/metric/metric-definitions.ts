import { may } from "../procedures.ts";

export const metricDefinitions = may("metric:read").query(({ ctx }) => ctx.metrics);
