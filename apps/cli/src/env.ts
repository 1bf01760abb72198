import { z } from "zod";

/** Everything that the `patchbay` command reads from its environment. */
export const env = z
  .object({
    /** PostgreSQL to use instead of the embedded one. */
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  })
  .parse({ DATABASE_URL: process.env.DATABASE_URL || undefined });
