import type { QueueId } from "@patchbay/base/ids";
import { STRATEGIES } from "@patchbay/domain/routing/routing-rules";
import { z } from "zod";
import { given } from "../given.ts";
import { id, title } from "../inputs.ts";

const DAY_MS = 86_400_000;
const wait = z.number().int().min(0).max(DAY_MS);

const ring = z.object({
  afterMs: wait,
  levelsFewer: z.number().int().min(0).max(9),
  without: z.array(title).max(20),
  also: z.array(id<QueueId>()).max(20),
  anyTeam: z.boolean(),
});

const words = z.array(title).max(50);

const routingCase = z
  .object({
    tiers: words,
    languages: words,
    tags: words,
    callers: words,
    numbers: words,
    priority: z.number().int().min(1).max(9).optional(),
    skills: z.array(z.object({ skill: title, level: z.number().int().min(1).max(10) })).max(20),
  })
  .transform(given);

/** How a queue gives its contacts to agents: `RoutingRules` of the domain, with limits. */
export const routingRules = z.object({
  strategy: z.enum(STRATEGIES),
  ageingMs: wait,
  rings: z.array(ring).max(6),
  teams: z.array(title).max(50),
  stickyMs: wait,
  reserve: z.number().int().min(0).max(1_000),
  reserveFrom: z.number().int().min(1).max(9),
  cases: z.array(routingCase).max(30).default([]),
});
