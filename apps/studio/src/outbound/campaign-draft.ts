import { MINUTE } from "@patchbay/base/time";
import { USUAL_WINDOW } from "@patchbay/domain/outbound/call-window";
import { USUAL_RETRIES } from "@patchbay/domain/outbound/retry-policy";
import type { Inputs, Outputs } from "../data/outputs.ts";

export type CampaignNow = Outputs["campaign"]["get"];
export type CampaignPlan = Omit<Inputs["campaign"]["create"], "name">;

/** Outcomes after which trying again may help, in the order of the form. */
export const RETRIED = ["busy", "no-answer", "declined", "failed", "machine"] as const;

export function freshPlan(): CampaignPlan {
  return {
    ...{ title: "", flow: "", mode: "progressive", ringMs: 30_000, maxCalls: 10, outcomes: [] },
    window: USUAL_WINDOW,
    retries: { maxAttempts: USUAL_RETRIES.maxAttempts, againAfterMs: { ...USUAL_RETRIES.againAfterMs } },
  };
}

export function planOf({ title, flow, queue, mode, maxCalls, outcomes, rules }: CampaignNow): CampaignPlan {
  const { ringMs, retries, window = USUAL_WINDOW, callerId } = rules;
  return {
    ...{ title, flow, mode, maxCalls, ringMs, outcomes: [...outcomes] },
    window,
    retries: { maxAttempts: retries.maxAttempts, againAfterMs: { ...retries.againAfterMs } },
    ...(queue ? { queue } : {}),
    ...(callerId ? { callerId } : {}),
  };
}

/** Minutes, as the form shows them; undefined: not tried again. */
export const minutesOf = (ms: number | undefined): string => (ms === undefined ? "" : String(Math.round(ms / MINUTE)));
export const fromMinutes = (minutes: string): number | undefined =>
  minutes.trim() === "" || !(Number(minutes) >= 1) ? undefined : Math.round(Number(minutes)) * MINUTE;
