import { z } from "zod";

/** Shapes of REST answers about customers. They may get members, never lose any. */
const instant = z.number().int().meta({ description: "Milliseconds since 1970-01-01T00:00Z" });
const count = z.number().int();

export const customerMerge = z.object({
  id: z.string(),
  kept: z.string(),
  gone: z.string(),
  goneName: z.string(),
  at: instant,
  by: z.string(),
  moved: z.record(z.string(), count),
  undoneAt: instant.optional(),
  undoneBy: z.string().optional(),
});

export const timelinePage = z.object({
  entries: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      at: instant,
      what: z.string(),
      channel: z.string().optional(),
      about: z.string().optional(),
      who: z.string().optional(),
    }),
  ),
  next: z.string().optional(),
});

export const portrait = z.object({
  days: count,
  frequency: z.object({ contacts: count, perMonth: z.number(), before: count }),
  channel: z.object({ name: z.string(), contacts: count, of: count }).optional(),
  topics: z.array(z.object({ name: z.string(), contacts: count })),
  satisfaction: z.object({ score: z.number(), answers: count, newest: instant }).optional(),
  value: z.object({ title: z.string(), amount: z.number() }).optional(),
  lastContact: instant.optional(),
  openTickets: count,
});

export const consentView = z.object({
  statements: z.array(
    z.looseObject({ id: z.string(), channel: z.string(), purpose: z.string(), given: z.boolean(), at: instant }),
  ),
  leaves: z.array(
    z.object({ channel: z.string(), purpose: z.string(), leave: z.looseObject({ allowed: z.boolean() }) }),
  ),
});

export const customerImport = z.object({
  encoding: z.string(),
  columns: z.array(z.string()),
  rows: count,
  mapping: z.record(z.string(), z.string()),
  good: count,
  neutralised: count,
  problemCount: count,
  problems: z.array(z.object({ row: count, code: z.string(), value: z.string() })),
  sample: z.array(z.looseObject({ name: z.string() })),
  taken: z.object({ added: count, changed: count }).optional(),
});
