import { z } from "zod";

/** Shapes of REST answers about calls that we make. They may get members, never lose any. */
const instant = z.number().int().meta({ description: "Milliseconds since 1970-01-01T00:00Z" });

export const callbackNow = z.object({
  task: z.string(),
  queue: z.string(),
  number: z.string(),
  name: z.string().optional(),
  customer: z.string().optional(),
  enteredAt: instant,
  status: z.enum(["waiting", "in-line", "dialling", "connected", "done"]),
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  notBefore: instant.optional(),
  entry: z.string().optional(),
  position: z.number().int().optional(),
});

export const callbackPromise = z.object({
  task: z.string(),
  isNew: z.boolean(),
  notBefore: instant,
  position: z.number().int().optional(),
});
