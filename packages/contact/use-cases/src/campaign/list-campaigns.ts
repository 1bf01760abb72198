import type { CampaignPulse } from "@patchbay/domain/outbound/campaign";
import type { TenantStores } from "@patchbay/ports/stores";
import { type CampaignView, campaignViews } from "./campaign-view.ts";

export type CampaignNow = CampaignView & { readonly pulse: CampaignPulse };

/** The newest first, each with how it stands. */
export const listCampaigns =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (): Promise<readonly CampaignNow[]> => {
    const views = await campaignViews(stores, await stores.campaigns.list());
    return Promise.all(views.map(async (view) => ({ ...view, pulse: await stores.campaigns.pulse(view.id) })));
  };
