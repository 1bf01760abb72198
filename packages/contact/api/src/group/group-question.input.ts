import type { TenantId } from "@patchbay/base/ids";
import { z } from "zod";
import { id } from "../inputs.ts";
import { DIMENSIONS, metricQuestion } from "../metric/metric-question.input.ts";

/** A metric question to the group, by its organisations too. */
export const groupQuestion = metricQuestion.extend({
  by: z.enum([...DIMENSIONS, "organisation", "branch"]).optional(),
  organisations: z.array(id<TenantId>()).max(500).optional(),
});
