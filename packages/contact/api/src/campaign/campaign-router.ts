import { router } from "../procedures.ts";
import { campaignContactsProcedure } from "./campaign-contacts.ts";
import { campaignResultsProcedure } from "./campaign-results.ts";
import { changeCampaignProcedure } from "./change-campaign.ts";
import { contactHistoryProcedure } from "./contact-history.ts";
import { createCampaignProcedure } from "./create-campaign.ts";
import { getCampaignProcedure } from "./get-campaign.ts";
import { importContactsProcedure } from "./import-contacts.ts";
import { listCampaignsProcedure } from "./list-campaigns.ts";
import { steerCampaignProcedure } from "./steer-campaign.ts";

export const campaignRouter = router({
  list: listCampaignsProcedure,
  get: getCampaignProcedure,
  create: createCampaignProcedure,
  change: changeCampaignProcedure,
  steer: steerCampaignProcedure,
  importContacts: importContactsProcedure,
  contacts: campaignContactsProcedure,
  history: contactHistoryProcedure,
  results: campaignResultsProcedure,
});
