import type { CampaignId } from "@patchbay/base/ids";
import { campaignResults } from "@patchbay/use-cases/campaign/campaign-contacts";
import { z } from "zod";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { dialAttempt } from "../rest/outbound-answers.ts";

export const campaignResultsProcedure = may("campaign:read")
  .meta({
    rest: {
      method: "GET",
      path: "/campaigns/{id}/results",
      summary: "Every attempt of a campaign, the earliest first",
      answer: z.array(dialAttempt),
    },
  })
  .input(z.object({ id: id<CampaignId>() }))
  .query(({ ctx, input }) => campaignResults(ctx)(input.id));
