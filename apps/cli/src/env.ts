import { z } from "zod";

/** Everything that the `patchbay` command reads from its environment. */
export const env = z
  .object({
    /** PostgreSQL to use instead of the embedded one. */
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    /** The installation that `flow export` and `flow import` speak to, and an API key of it. */
    PATCHBAY_URL: z.url({ protocol: /^https?$/ }).optional(),
    PATCHBAY_API_KEY: z.string().optional(),
    /** The media workers that `media` asks, and what they share with their clients. */
    MEDIA_URLS: z.string().transform((text) => text.split(",").flatMap((url) => url.trim() || [])),
    MEDIA_SECRET: z.string(),
  })
  .parse({
    DATABASE_URL: process.env.DATABASE_URL || undefined,
    PATCHBAY_URL: process.env.PATCHBAY_URL || undefined,
    PATCHBAY_API_KEY: process.env.PATCHBAY_API_KEY || undefined,
    MEDIA_URLS: process.env.MEDIA_URLS ?? "",
    MEDIA_SECRET: process.env.MEDIA_SECRET ?? "",
  });
