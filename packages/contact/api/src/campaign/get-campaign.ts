import type { CampaignId } from "@patchbay/base/ids";
import { getCampaign } from "@patchbay/use-cases/campaign/get-campaign";
import { z } from "zod";
import { found } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { campaignNow } from "../rest/outbound-answers.ts";

export const getCampaignProcedure = may("campaign:read")
  .meta({
    rest: { method: "GET", path: "/campaigns/{id}", summary: "One campaign with its numbers", answer: campaignNow },
  })
  .input(z.object({ id: id<CampaignId>() }))
  .query(async ({ ctx, input }) => found(await getCampaign(ctx)(input.id), "campaign.not-found"));
