import type { UserId } from "@patchbay/base/ids";
import type { Chance } from "@patchbay/ports/chance";
import type { MailSender } from "@patchbay/ports/mail";
import type { Vault } from "@patchbay/ports/vault";
import type { Announcing } from "../announce.ts";

/** What changing a ticket needs: what follows from a change may mail somebody, or begin a flow. */
export interface TicketWorld extends Announcing {
  readonly chance: Chance;
  readonly vault: Vault;
  readonly mail: { readonly sender: MailSender };
  /** Absent: a flow or the customer. */
  readonly by?: UserId | undefined;
}
