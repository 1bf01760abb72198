import { CONSENT_CHANNELS, CONSENT_PURPOSES, CONSENT_WAYS } from "@patchbay/domain/customer/consent";
import { customerConsent, sayConsent } from "@patchbay/use-cases/customer/customer-consent";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";
import { consentView } from "../rest/customer-answers.ts";
import { ofCustomer } from "./customer.input.ts";

export const customerConsentProcedure = may("customer:read")
  .meta({
    rest: { method: "GET", path: "/customers/{id}/consent", summary: "What a customer allows", answer: consentView },
  })
  .input(ofCustomer)
  .query(async ({ ctx, input }) => unwrap(await customerConsent(ctx)(input)));

export const sayConsentProcedure = may("customer:edit")
  .meta({
    rest: {
      ...{ method: "POST", path: "/customers/{id}/consent", summary: "Write down what a customer allows or refuses" },
      answer: consentView,
    },
  })
  .input(
    ofCustomer.extend({
      channel: z.enum([...CONSENT_CHANNELS, "any"]),
      purpose: z.enum([...CONSENT_PURPOSES, "any"]),
      given: z.boolean(),
      how: z.enum(CONSENT_WAYS),
      proof: z.string().trim().max(2_000),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    unwrap(await sayConsent(ctx)(input));
    return unwrap(await customerConsent(ctx)(input));
  });
