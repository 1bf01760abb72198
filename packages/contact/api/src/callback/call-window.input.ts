import { z } from "zod";

const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "HH:MM");

/** When people may be called, in their own time; days 1 (Monday) to 7. */
export const callWindow = z.object({
  days: z.array(z.number().int().min(1).max(7)).min(1).readonly(),
  from: time,
  to: time,
});
