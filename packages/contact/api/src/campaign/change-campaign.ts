import type { CampaignId } from "@patchbay/base/ids";
import { changeCampaign } from "@patchbay/use-cases/campaign/save-campaign";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { campaignView } from "../rest/outbound-answers.ts";
import { campaignInput } from "./campaign.input.ts";

export const changeCampaignProcedure = may("campaign:manage")
  .meta({
    rest: { method: "PATCH", path: "/campaigns/{id}", summary: "Change a campaign's rules", answer: campaignView },
  })
  .input(campaignInput.extend({ id: id<CampaignId>() }))
  .mutation(async ({ ctx, input: { id: which, ...plan } }) =>
    unwrap(await changeCampaign(ctx)(which, given(plan) as never)),
  );
