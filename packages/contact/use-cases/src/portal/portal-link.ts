import type { CustomerId, TenantId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { DAY, HOUR, type Instant } from "@patchbay/base/time";
import type { Vault } from "@patchbay/ports/vault";
import { z } from "zod";
import { type Letter, mailPeople } from "../ticket/mail-people.ts";
import type { TicketWorld } from "../ticket/ticket-world.ts";

/** How long a link opens a customer's tickets. */
export const LINK_MS = 7 * DAY;
/** So many links an hour to one address. */
const MOST_LINKS = 5;

export interface PortalGuest {
  readonly tenant: TenantId;
  readonly customer: CustomerId;
}

const written = z.object({ portal: z.literal(1), tenant: z.string(), customer: z.string(), until: z.number() });

/** What a link carries: whose tickets it opens and until when, sealed, so that nobody else can make or change one. Undefined without a vault. */
export function sealGuest(vault: Vault, { tenant, customer }: PortalGuest, until: Instant): string | undefined {
  return vault.seal(JSON.stringify({ portal: 1, tenant, customer, until }));
}

/** The guest of a link; a forged one and one whose time is over are the same answer. */
export function openGuest(
  vault: Vault,
  token: string,
  now: Instant,
): Result<PortalGuest, { readonly code: "ticket.link-over" }> {
  const text = token.length > 2_000 ? undefined : vault.open(token);
  const read = text === undefined ? undefined : written.safeParse(JSON.parse(text));
  if (!read?.success || read.data.until <= now) return err({ code: "ticket.link-over" });
  return ok({ tenant: read.data.tenant as TenantId, customer: read.data.customer as CustomerId });
}

/** The mail with the link, in the words of its language; `{{link}}` stands where it goes. */
export type LinkWords = Pick<Letter, "subject" | "text">;

/**
 * Mails a link to the customer who has this address. Whether there is one is nobody's business: the answer is the same, but for who
 * asks too often.
 */
export const mailLink =
  (world: TicketWorld & { readonly publicUrl: string }) =>
  async (input: {
    readonly email: string;
    readonly words: LinkWords;
  }): Promise<Result<undefined, { readonly code: "ticket.too-many" }>> => {
    const { stores, clock, vault, publicUrl, chance } = world;
    const now = clock.now();
    const email = input.email.trim().toLowerCase();
    if ((await stores.tickets.guess(`link to ${email}`, now, now - HOUR)) > MOST_LINKS)
      return err({ code: "ticket.too-many" });
    const customer = await stores.customers.findBy({ email });
    const token = customer && sealGuest(vault, { tenant: stores.tenant, customer: customer.id }, now + LINK_MS);
    if (!token) return ok();
    const { subject, text } = input.words;
    // After the mark: it stands in no server's log.
    const link = `${publicUrl}/portal#${token}`;
    await mailPeople(world)({
      id: `portal/${chance.id()}`,
      to: [email],
      subject,
      text: text.replace("{{link}}", link),
    });
    return ok();
  };
