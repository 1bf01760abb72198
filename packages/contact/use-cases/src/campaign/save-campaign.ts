import type { CampaignId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { MINUTE, type Millis } from "@patchbay/base/time";
import type { CallWindow } from "@patchbay/domain/outbound/call-window";
import type { CampaignOutcome } from "@patchbay/domain/outbound/campaign";
import type { CampaignMode } from "@patchbay/domain/outbound/pace";
import type { RetryPolicy } from "@patchbay/domain/outbound/retry-policy";
import type { Chance } from "@patchbay/ports/chance";
import type { Campaign, CampaignPlan } from "@patchbay/ports/store/campaign-store";
import { type Acting, record } from "../acting.ts";
import { type CampaignView, campaignViews } from "./campaign-view.ts";

export interface CampaignInput {
  readonly title: string;
  readonly flow: string;
  /** By name. */
  readonly queue?: string;
  readonly mode: CampaignMode;
  readonly window: CallWindow;
  readonly retries: RetryPolicy;
  readonly ringMs: Millis;
  readonly callerId?: string;
  readonly maxCalls: number;
  readonly outcomes: readonly CampaignOutcome[];
}

export type SaveCampaignError =
  | { readonly code: "campaign.name-taken" }
  | { readonly code: "campaign.not-found" }
  /** Agents are somewhere: only the agentless mode goes without a queue. */
  | { readonly code: "campaign.needs-queue" }
  | { readonly code: "queue.not-found" }
  | { readonly code: "flow.not-published" };

/** Behind everybody who called us. */
const PRIORITY = 9;
/** US TSR: at least four rings or 15 s. */
export const LEAST_RING_MS: Millis = MINUTE / 4;

export const createCampaign =
  (acting: Acting & { readonly chance: Chance }) =>
  async (name: string, input: CampaignInput): Promise<Result<CampaignView, SaveCampaignError>> => {
    const plan = await planOf(acting, { id: acting.chance.id() as CampaignId, name }, input);
    if (!plan.ok) return plan;
    const created = await acting.stores.campaigns.create(plan.value, acting.by);
    return created.ok ? written(acting, "campaign.created", created.value) : created;
  };

/** What is not yet dialled goes by the new rules. */
export const changeCampaign =
  (acting: Acting) =>
  async (id: CampaignId, input: CampaignInput): Promise<Result<CampaignView, SaveCampaignError>> => {
    const before = await acting.stores.campaigns.find(id);
    if (!before) return err({ code: "campaign.not-found" });
    const plan = await planOf(acting, before, input);
    if (!plan.ok) return plan;
    const changed = await acting.stores.campaigns.change(plan.value);
    return changed ? written(acting, "campaign.changed", changed) : err({ code: "campaign.not-found" });
  };

async function planOf(
  { stores }: Acting,
  { id, name }: Pick<Campaign, "id" | "name">,
  { title, flow, mode, maxCalls, outcomes, window, retries, ringMs, callerId, queue: wanted }: CampaignInput,
): Promise<Result<CampaignPlan, SaveCampaignError>> {
  const queue = wanted === undefined ? undefined : await stores.queues.byName(wanted);
  if (wanted !== undefined && !queue) return err({ code: "queue.not-found" });
  if (mode !== "agentless" && !queue) return err({ code: "campaign.needs-queue" });
  if ((await stores.flows.versions(flow)).length === 0) return err({ code: "flow.not-published" });
  return ok({
    ...{ id, name, title, flow, mode, maxCalls, outcomes },
    rules: { window, retries, ringMs, flow, priority: PRIORITY, skills: [], ...(callerId ? { callerId } : {}) },
    ...(queue ? { queue: queue.id } : {}),
  });
}

async function written(acting: Acting, what: string, campaign: Campaign): Promise<Result<CampaignView, never>> {
  await record(acting)(what, campaign.name);
  const [view] = await campaignViews(acting.stores, [campaign]);
  return ok(view as CampaignView);
}
