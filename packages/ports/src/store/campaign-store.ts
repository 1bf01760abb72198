import type { CampaignId, DialTaskId, QueueId, UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type {
  CampaignEvent,
  CampaignNotAllowed,
  CampaignOutcome,
  CampaignPulse,
  CampaignStatus,
} from "@patchbay/domain/outbound/campaign";
import type { ListedContact } from "@patchbay/domain/outbound/contact-list";
import type { CampaignMode } from "@patchbay/domain/outbound/pace";
import type { DialAttempt, DialRules, DialTask } from "./dial-task-store.ts";

export interface Campaign {
  readonly id: CampaignId;
  readonly name: string;
  readonly title: string;
  /** Published flow that runs on an answered call. */
  readonly flow: string;
  readonly queue?: QueueId;
  readonly mode: CampaignMode;
  readonly status: CampaignStatus;
  readonly rules: DialRules;
  readonly outcomes: readonly CampaignOutcome[];
  /** Calls at once. */
  readonly maxCalls: number;
  readonly createdAt: Instant;
  readonly createdBy?: UserId;
  readonly startedAt?: Instant;
}

export type CampaignPlan = Omit<Campaign, "status" | "createdAt" | "createdBy" | "startedAt">;

export interface CampaignFlight {
  readonly inLine: number;
  /** Rings or is talked on. */
  readonly dialling: number;
  /** Not done yet, these included. */
  readonly open: number;
}

export type AttemptLine = DialAttempt & { readonly name?: string };

export interface CampaignStore {
  list(): Promise<readonly Campaign[]>;
  find(id: CampaignId): Promise<Campaign | undefined>;
  create(plan: CampaignPlan, by: UserId): Promise<Result<Campaign, { readonly code: "campaign.name-taken" }>>;
  /** Everything but the name; rules hold from the next attempt on. */
  change(plan: CampaignPlan): Promise<Campaign | undefined>;
  /** Applies the pure reducer with the row locked. */
  apply(
    id: CampaignId,
    event: CampaignEvent,
    at: Instant,
  ): Promise<Result<Campaign, CampaignNotAllowed | { readonly code: "campaign.not-found" }>>;
  /** In their order behind those who are there; who is there already stays as they are. Answers how many are new. */
  addContacts(id: CampaignId, contacts: readonly ListedContact[], at: Instant): Promise<number>;
  /** In their order; `text` is looked for in name and number. */
  contacts(page: {
    readonly campaign: CampaignId;
    readonly status?: string;
    readonly text?: string;
    readonly limit: number;
    readonly offset: number;
  }): Promise<readonly DialTask[]>;
  flight(id: CampaignId): Promise<CampaignFlight>;
  /** Contacts that stand in line, though the campaign may not run any more. */
  inLine(id: CampaignId): Promise<readonly DialTaskId[]>;
  pulse(id: CampaignId): Promise<CampaignPulse>;
  /** Every attempt, the earliest first. */
  results(id: CampaignId, limit: number): Promise<readonly AttemptLine[]>;
}
