import { err, ok, type Result } from "@patchbay/base/result";

export type CampaignStatus = "draft" | "running" | "paused" | "finished" | "stopped";

export type CampaignEvent =
  /** Also goes on after a pause, and with contacts that were added after the end. */
  | { readonly type: "started" }
  | { readonly type: "paused" }
  | { readonly type: "stopped" }
  /** Nobody is left to call. */
  | { readonly type: "finished" };

export interface CampaignNotAllowed {
  readonly code: "campaign.not-allowed";
  readonly from: CampaignStatus;
  readonly event: CampaignEvent["type"];
}

const MOVES: Readonly<Record<CampaignStatus, Readonly<Partial<Record<CampaignEvent["type"], CampaignStatus>>>>> = {
  draft: { started: "running", stopped: "stopped" },
  running: { paused: "paused", stopped: "stopped", finished: "finished" },
  paused: { started: "running", stopped: "stopped" },
  finished: { started: "running", stopped: "stopped" },
  stopped: {},
};

export function nextCampaignStatus(
  status: CampaignStatus,
  { type }: CampaignEvent,
): Result<CampaignStatus, CampaignNotAllowed> {
  const next = MOVES[status][type];
  return next ? ok(next) : err({ code: "campaign.not-allowed", from: status, event: type });
}

/** What an agent may say of how it came out, and what follows from it. */
export interface CampaignOutcome {
  readonly code: string;
  readonly title: string;
  readonly next: "done" | "again" | "do-not-call";
}

/** What stands in a campaign's results. */
export interface CampaignPulse {
  readonly contacts: number;
  readonly waiting: number;
  readonly inLine: number;
  readonly dialling: number;
  readonly connected: number;
  readonly done: number;
  readonly attempts: number;
  readonly answered: number;
  /** Answered calls that an agent was to have, and did not within two seconds or at all. */
  readonly late: number;
  /** Of answered calls that an agent was to have, how many nobody ever talked with. */
  readonly abandoned: number;
  /** Attempts that ended, by outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Contacts that are done, by why. */
  readonly results: Readonly<Record<string, number>>;
}

/** Share of the live-answered calls that were abandoned: what the law limits (US TSR: 3 % per campaign and 30 days). */
export function abandonedShare({ answered, abandoned }: Pick<CampaignPulse, "answered" | "abandoned">): number {
  return answered === 0 ? 0 : abandoned / answered;
}
