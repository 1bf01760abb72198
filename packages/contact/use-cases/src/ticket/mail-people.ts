import { err, type Result } from "@patchbay/base/result";
import type { MailFailure } from "@patchbay/ports/mail";
import { emailSettings } from "@patchbay/wire/connection-settings";
import { openConnection } from "../connection/open-connection.ts";
import type { TicketWorld } from "./ticket-world.ts";

const PATIENCE_MS = 20_000;

export interface Letter {
  /** The same one has the same id whenever it is sent again. */
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** A mail that no person wrote, from the tenant's own account. */
export const mailPeople =
  ({ stores, vault, mail }: Pick<TicketWorld, "stores" | "vault" | "mail">) =>
  async (
    letter: Letter,
  ): Promise<Result<{ readonly id: string }, MailFailure | { readonly code: "mail.no-account" }>> => {
    const account = await openConnection({ connections: stores.connections, vault }, "email", emailSettings);
    if (!account || account === "unreadable") return err({ code: "mail.no-account" });
    const from = { ...account.settings, password: account.secret ?? "" };
    return mail.sender.send(from, { ...letter, automatic: true }, AbortSignal.timeout(PATIENCE_MS));
  };
