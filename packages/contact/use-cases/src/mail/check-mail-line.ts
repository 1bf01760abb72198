import { ok, type Result } from "@patchbay/base/result";
import type { MailFailure, MailSender } from "@patchbay/ports/mail";
import type { MailReader } from "@patchbay/ports/mail-reader";
import type { MailLine } from "@patchbay/ports/store/flow-store";
import type { MailPasswords } from "./mail-line.ts";

export interface MailLineCheck {
  /** Fetching: signed in, and the folder is there. */
  readonly imap: Result<undefined, MailFailure>;
  /** Handing in: signed in. */
  readonly smtp: Result<undefined, MailFailure>;
}

/** Tries both servers as they are entered; nothing is kept and nothing sent. */
export const checkMailLine =
  ({ reader, sender }: { readonly reader: MailReader; readonly sender: MailSender }) =>
  async ({ address, name, imap, smtp }: MailLine, passwords: MailPasswords): Promise<MailLineCheck> => {
    const [fetched, handed] = await Promise.all([
      reader.check({ ...imap, password: passwords.imap }),
      sender.check({ ...smtp, password: passwords.smtp, from: fromOf({ address, name }) }),
    ]);
    return { imap: fetched.ok ? ok() : fetched, smtp: handed.ok ? ok() : handed };
  };

/** As mail programs show it; quotes and line ends are none of a name. */
export function fromOf({ address, name }: Pick<MailLine, "address" | "name">): string {
  const plain = name.replace(/["\\\r\n]/g, "").trim();
  return plain === "" ? address : `"${plain}" <${address}>`;
}
