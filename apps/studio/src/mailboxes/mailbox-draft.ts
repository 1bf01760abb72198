import type { NumberRow } from "../numbers/numbers-page.tsx";

type Line = NonNullable<NumberRow["email"]>;
export type Server = Line["smtp"];

/** A mailbox as its form holds it. An empty password of a mailbox that is there: it stays as it is. */
export interface MailboxDraft {
  readonly label: string;
  readonly line: Line;
  readonly passwords: { readonly imap: string; readonly smtp: string };
}

const TLS = "tls" as const;

export function draftOf(row: NumberRow | undefined): MailboxDraft {
  const fresh: MailboxDraft["line"] = {
    ...{ address: "", name: "", signature: "", queueSignatures: {} },
    imap: { host: "", port: 993, security: TLS, user: "", folder: "INBOX" },
    smtp: { host: "", port: 465, security: TLS, user: "" },
  };
  return { label: row?.label ?? "", line: row?.email ?? fresh, passwords: { imap: "", smtp: "" } };
}

/** Whether it can be tried; `isNew`: then both passwords are needed. */
export function isWhole({ line, passwords }: MailboxDraft, isNew: boolean): boolean {
  const { address, imap, smtp } = line;
  const servers = [imap, smtp].every(({ host, port }) => host.trim() !== "" && port >= 1 && port <= 65_535);
  const opened = !isNew || (passwords.imap !== "" && passwords.smtp !== "");
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) && imap.folder.trim() !== "" && servers && opened;
}

/** The passwords that were typed. */
export function newPasswords({ passwords: { imap, smtp } }: MailboxDraft): { imap?: string; smtp?: string } {
  return { ...(imap === "" ? {} : { imap }), ...(smtp === "" ? {} : { smtp }) };
}
