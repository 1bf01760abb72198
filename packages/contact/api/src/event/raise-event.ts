import { raiseEvent } from "@patchbay/use-cases/event/raise-event";
import { z } from "zod";
import { fields } from "../inputs.ts";
import { may } from "../procedures.ts";

export const raiseEventProcedure = may("event:raise")
  .meta({
    rest: {
      method: "POST",
      path: "/events",
      summary: "Tell the flows that wait for an event",
      answer: z.object({ id: z.string() }),
    },
  })
  .input(
    z.object({
      name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "small letters, digits and dashes"),
      key: z.string().trim().min(1).max(200),
      payload: fields.default({}),
      /** The caller's own: sent twice, it is one event. */
      id: z.string().min(1).max(200).exactOptional(),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const id = input.id ?? ctx.chance.id();
    await raiseEvent(ctx)({ ...input, id });
    return { id };
  });
