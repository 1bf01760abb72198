import type { DialTaskId } from "@patchbay/base/ids";
import { contactHistory } from "@patchbay/use-cases/campaign/campaign-contacts";
import { z } from "zod";
import { found } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const contactHistoryProcedure = may("campaign:read")
  .input(z.object({ task: id<DialTaskId>() }))
  .query(async ({ ctx, input }) => found(await contactHistory(ctx)(input.task), "campaign.not-found"));
