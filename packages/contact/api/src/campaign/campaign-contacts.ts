import type { CampaignId } from "@patchbay/base/ids";
import { campaignContacts } from "@patchbay/use-cases/campaign/campaign-contacts";
import { z } from "zod";
import { given } from "../given.ts";
import { id, limit } from "../inputs.ts";
import { may } from "../procedures.ts";
import { campaignContact } from "../rest/outbound-answers.ts";

export const campaignContactsProcedure = may("campaign:read")
  .meta({
    rest: {
      method: "GET",
      path: "/campaigns/{campaign}/contacts",
      summary: "Contacts of a campaign and how each stands",
      answer: z.array(campaignContact),
    },
  })
  .input(
    z.object({
      campaign: id<CampaignId>(),
      status: z.enum(["waiting", "in-line", "dialling", "connected", "done"]).optional(),
      text: z.string().min(1).max(100).optional(),
      limit: limit(50, 500),
      offset: z.number().int().min(0).default(0),
    }),
  )
  .query(({ ctx, input }) => campaignContacts(ctx)(given(input)));
