import type { CampaignId } from "@patchbay/base/ids";
import type { TenantStores } from "@patchbay/ports/stores";
import { campaignViews } from "./campaign-view.ts";
import type { CampaignNow } from "./list-campaigns.ts";

export const getCampaign =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (id: CampaignId): Promise<CampaignNow | undefined> => {
    const campaign = await stores.campaigns.find(id);
    if (!campaign) return undefined;
    const [view] = await campaignViews(stores, [campaign]);
    return view && { ...view, pulse: await stores.campaigns.pulse(id) };
  };
