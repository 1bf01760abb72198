import type { ConversationId, CustomerId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { AttachmentStore } from "@patchbay/ports/attachment-store";
import type { SoundStore } from "@patchbay/ports/sound-store";
import type { Message } from "@patchbay/ports/store/conversation-store";
import type { TimelineEntry } from "@patchbay/ports/store/customer-record-stores";
import type { Customer } from "@patchbay/ports/store/customer-store";
import { type Acting, record } from "../acting.ts";
import { type ConsentView, customerConsent } from "./customer-consent.ts";

type NotFound = { readonly code: "customer.not-found" };

/** All that is known of one person, for that person (GDPR article 15, PIPL article 45). */
export interface CustomerFile {
  readonly customer: Customer;
  readonly consent: ConsentView;
  readonly timeline: readonly TimelineEntry[];
  readonly conversations: readonly { readonly id: string; readonly messages: readonly Message[] }[];
}

const PAGE = 500;

export const customerFile =
  (acting: Acting) =>
  async (input: { readonly id: CustomerId }): Promise<Result<CustomerFile, NotFound>> => {
    const { stores } = acting;
    const customer = await stores.customers.find(input.id);
    const consent = await customerConsent(acting)(input);
    if (!customer || !consent.ok) return err({ code: "customer.not-found" });
    const timeline: TimelineEntry[] = [];
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await stores.customerHistory.timeline(customer.id, { limit: PAGE, ...(after ? { after } : {}) });
      timeline.push(...page.entries);
      after = page.next;
    }
    const conversations = [];
    for (const { id } of timeline.filter(({ kind }) => kind === "conversation")) {
      conversations.push({ id, messages: await allMessages(acting, id as ConversationId) });
    }
    await record(acting)("customer.handed-out", customer.id);
    return ok({ customer, consent: consent.value, timeline, conversations });
  };

/** Without what colleagues noted among themselves. */
async function allMessages({ stores }: Acting, id: ConversationId): Promise<readonly Message[]> {
  const all: Message[] = [];
  for (let after = 0; ; ) {
    const page = await stores.conversations.messages(id, { after, limit: PAGE });
    all.push(...page.filter(({ body }) => body.kind !== "note"));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return all;
    after = last.seq;
  }
}

/** The person is taken out of everything; that it was done, when and by whom stays (GDPR article 17, PIPL article 47). */
export const forgetCustomer =
  (acting: Acting & { readonly sounds: SoundStore; readonly attachments: AttachmentStore }) =>
  async (input: {
    readonly id: CustomerId;
  }): Promise<Result<undefined, NotFound | { readonly code: "customer.in-contact" }>> => {
    const { stores, sounds, attachments } = acting;
    const customer = await stores.customers.find(input.id);
    if (!customer) return err({ code: "customer.not-found" });
    const files = await stores.customerHistory.erase(customer.id);
    if (!files) return err({ code: "customer.in-contact" });
    for (const recording of files.recordings) await sounds.removeRecording(stores.tenant, recording);
    for (const file of files.attachments) await attachments.remove(stores.tenant, file);
    await record(acting)("customer.forgotten", customer.id);
    return ok();
  };
