import { createCampaign } from "@patchbay/use-cases/campaign/save-campaign";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";
import { campaignView } from "../rest/outbound-answers.ts";
import { campaignInput } from "./campaign.input.ts";

export const createCampaignProcedure = may("campaign:manage")
  .meta({ rest: { method: "POST", path: "/campaigns", summary: "Plan a campaign", answer: campaignView } })
  .input(campaignInput.extend({ name }))
  .mutation(async ({ ctx, input: { name: called, ...plan } }) =>
    unwrap(await createCampaign(ctx)(called, given(plan) as never)),
  );
