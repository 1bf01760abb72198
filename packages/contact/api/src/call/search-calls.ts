import type { CallId, CustomerId, UserId } from "@patchbay/base/ids";
import { searchCalls } from "@patchbay/use-cases/call/search-calls";
import { z } from "zod";
import { given } from "../given.ts";
import { cursor, id, instant, limit, name } from "../inputs.ts";
import { may } from "../procedures.ts";
import { call } from "../rest/answers.ts";

export const callFilter = z.object({
  text: z.string().max(200).optional(),
  from: instant.optional(),
  to: instant.optional(),
  queue: name.optional(),
  agent: id<UserId>().optional(),
  customer: id<CustomerId>().optional(),
  outcome: z.string().max(80).optional(),
  flow: name.optional(),
  openOnly: z.boolean().optional(),
  ids: z.array(id<CallId>()).max(200).optional(),
  limit: limit(50, 200),
  cursor: cursor.optional(),
});

export const searchCallsProcedure = may("call:read")
  .meta({
    rest: {
      method: "GET",
      path: "/calls",
      summary: "Search calls, newest first",
      answer: z.object({ calls: z.array(call), next: z.string().optional() }),
    },
  })
  .input(callFilter)
  .query(({ ctx, input }) => searchCalls(ctx)(given(input)));
