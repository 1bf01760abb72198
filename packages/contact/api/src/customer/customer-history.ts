import { TIMELINE_KINDS } from "@patchbay/ports/store/customer-record-stores";
import { customerPortrait } from "@patchbay/use-cases/customer/customer-portrait";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { cursor, limit } from "../inputs.ts";
import { may } from "../procedures.ts";
import { portrait, timelinePage } from "../rest/customer-answers.ts";
import { ofCustomer } from "./customer.input.ts";

export const customerTimeline = may("customer:read")
  .meta({
    rest: {
      method: "GET",
      path: "/customers/{id}/timeline",
      summary: "What was with a customer",
      answer: timelinePage,
    },
  })
  .input(
    ofCustomer.extend({
      cursor: cursor.optional(),
      limit: limit(30, 200),
      kinds: z.array(z.enum(TIMELINE_KINDS)).optional(),
    }),
  )
  .query(({ ctx, input: { id, cursor: after, limit: most, kinds } }) =>
    ctx.stores.customerHistory.timeline(id, { limit: most, ...given({ after, kinds }) }),
  );

export const customerPortraitProcedure = may("customer:read")
  .meta({
    rest: { method: "GET", path: "/customers/{id}/portrait", summary: "A customer in figures", answer: portrait },
  })
  .input(ofCustomer)
  .query(async ({ ctx, input }) => unwrap(await customerPortrait(ctx)(input)));
