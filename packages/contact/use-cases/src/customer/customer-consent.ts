import type { CustomerId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import {
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  type ConsentChannel,
  type ConsentPurpose,
  type ContactLeave,
  mayContact,
} from "@patchbay/domain/customer/consent";
import type { Consent } from "@patchbay/ports/store/customer-record-stores";
import type { TenantStores } from "@patchbay/ports/stores";
import { type Acting, record } from "../acting.ts";

export interface ConsentView {
  /** Newest first. */
  readonly statements: readonly (Consent & { readonly byName: string })[];
  /** What follows from them. */
  readonly leaves: readonly {
    readonly channel: ConsentChannel;
    readonly purpose: ConsentPurpose;
    readonly leave: ContactLeave;
  }[];
}

type NotFound = { readonly code: "customer.not-found" };

export const customerConsent =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (input: { readonly id: CustomerId }): Promise<Result<ConsentView, NotFound>> => {
    const customer = await stores.customers.find(input.id);
    if (!customer) return err({ code: "customer.not-found" });
    const said = await stores.consents.list(customer.id);
    return ok({
      statements: said,
      leaves: CONSENT_CHANNELS.flatMap((channel) =>
        CONSENT_PURPOSES.map((purpose) => ({ channel, purpose, leave: mayContact(said, channel, purpose) })),
      ),
    });
  };

/** What the customer said goes down with who heard it and how; it is never changed afterwards. */
export const sayConsent =
  (acting: Acting) =>
  async ({
    id,
    ...said
  }: { readonly id: CustomerId } & Omit<Consent, "id" | "by" | "at">): Promise<Result<undefined, NotFound>> => {
    const { stores, by, clock } = acting;
    const customer = await stores.customers.find(id);
    if (!customer) return err({ code: "customer.not-found" });
    await stores.consents.add(customer.id, { ...said, by, at: clock.now() });
    await record(acting)("customer.consent", customer.id, { ...said });
    return ok();
  };
