import type { CampaignId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { CampaignEvent, CampaignNotAllowed, CampaignStatus } from "@patchbay/domain/outbound/campaign";
import { type Acting, record } from "../acting.ts";

export type SteerCampaignError =
  | CampaignNotAllowed
  | { readonly code: "campaign.not-found" }
  | { readonly code: "campaign.no-contacts" };

/**
 * Starts, pauses or stops a campaign. From that instant no contact is dialled any more that was not claimed before; those who
 * stand in line leave it, and conversations go on.
 */
export const steerCampaign =
  (acting: Acting) =>
  async (
    id: CampaignId,
    type: Exclude<CampaignEvent["type"], "finished">,
  ): Promise<Result<{ readonly status: CampaignStatus }, SteerCampaignError>> => {
    const { campaigns, dialTasks } = acting.stores;
    const at = acting.clock.now();
    if (type === "started" && (await campaigns.flight(id)).open === 0 && (await campaigns.find(id))) {
      return err({ code: "campaign.no-contacts" });
    }
    const moved = await campaigns.apply(id, { type }, at);
    if (!moved.ok) return moved;
    if (type !== "started") {
      for (const task of await campaigns.inLine(id))
        await dialTasks.apply(task, { type: "withdrawn", notBefore: at }, at);
    }
    await record(acting)(`campaign.${type}`, moved.value.name);
    return ok({ status: moved.value.status });
  };
