import { DAY, MINUTE } from "@patchbay/base/time";
import { CAMPAIGN_MODES } from "@patchbay/domain/outbound/pace";
import { DIAL_OUTCOMES } from "@patchbay/domain/outbound/retry-policy";
import { LEAST_RING_MS } from "@patchbay/use-cases/campaign/save-campaign";
import { z } from "zod";
import { callWindow } from "../callback/call-window.input.ts";
import { flowName, name, phoneNumber, title } from "../inputs.ts";

const outcome = z.object({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "small letters, digits and dashes"),
  title,
  next: z.enum(["done", "again", "do-not-call"]),
});

/** `queue` by name; the agentless mode goes without. */
export const campaignInput = z.object({
  title,
  flow: flowName,
  queue: name.optional(),
  mode: z.enum(CAMPAIGN_MODES as ["progressive", "agentless"]),
  window: callWindow,
  retries: z.object({
    maxAttempts: z.number().int().min(1).max(20),
    againAfterMs: z.partialRecord(
      z.enum(DIAL_OUTCOMES),
      z
        .number()
        .int()
        .min(MINUTE)
        .max(60 * DAY),
    ),
  }),
  ringMs: z.number().int().min(LEAST_RING_MS).max(MINUTE),
  callerId: phoneNumber.optional(),
  maxCalls: z.number().int().min(1).max(1_000),
  outcomes: z.array(outcome).max(30),
});
