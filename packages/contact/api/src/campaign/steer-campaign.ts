import type { CampaignId } from "@patchbay/base/ids";
import { steerCampaign } from "@patchbay/use-cases/campaign/steer-campaign";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { campaignStatus } from "../rest/outbound-answers.ts";

export const steerCampaignProcedure = may("campaign:manage")
  .meta({
    rest: {
      method: "POST",
      path: "/campaigns/{id}/steer",
      summary: "Start, pause or stop a campaign",
      answer: z.object({ status: campaignStatus }),
    },
  })
  .input(z.object({ id: id<CampaignId>(), event: z.enum(["started", "paused", "stopped"]) }))
  .mutation(async ({ ctx, input }) => unwrap(await steerCampaign(ctx)(input.id, input.event)));
