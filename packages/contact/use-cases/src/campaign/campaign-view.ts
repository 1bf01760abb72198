import type { Campaign } from "@patchbay/ports/store/campaign-store";
import type { TenantStores } from "@patchbay/ports/stores";

/** A campaign as people see it: its queue by name. */
export type CampaignView = Omit<Campaign, "queue"> & { readonly queue?: string };

export async function campaignViews(stores: TenantStores, campaigns: readonly Campaign[]): Promise<CampaignView[]> {
  const names = new Map((await stores.queues.list()).map(({ id, name }) => [id, name]));
  return campaigns.map(({ queue, ...campaign }) => {
    const name = queue && names.get(queue);
    return { ...campaign, ...(name ? { queue: name } : {}) };
  });
}
