import { listCampaigns } from "@patchbay/use-cases/campaign/list-campaigns";
import { z } from "zod";
import { may } from "../procedures.ts";
import { campaignNow } from "../rest/outbound-answers.ts";

export const listCampaignsProcedure = may("campaign:read")
  .meta({
    rest: { method: "GET", path: "/campaigns", summary: "Campaigns and how they stand", answer: z.array(campaignNow) },
  })
  .query(({ ctx }) => listCampaigns(ctx)());
