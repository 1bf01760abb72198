import type { Result } from "@patchbay/base/result";

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` or nothing else, or in clear (inside a house only). */
  readonly security: "tls" | "starttls" | "none";
  /** Empty: the server wants no sign-in. */
  readonly user: string;
  readonly password: string;
}

export interface MailAccount extends MailServer {
  /** What recipients see: `Shop <hello@shop.example>`. */
  readonly from: string;
}

export interface Mail {
  /** The same mail has the same Message-ID whenever it is sent again. */
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly replyTo?: string;
  /** Message-IDs, without their brackets, from the thread's first to the one that is answered (RFC 5322 §3.6.4). */
  readonly references?: readonly string[];
  /** Written by no person: other programs shall not answer it (RFC 3834 §5). */
  readonly automatic?: boolean;
  readonly attachments?: readonly MailPart[];
}

export interface MailPart {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export type MailFailure =
  /** The server answered, and will not: a wrong password, a recipient that is not there. */
  | { readonly code: "mail.refused"; readonly why: string }
  /** Refused this time, may be taken later: 4xx of RFC 5321 §4.2.1. */
  | { readonly code: "mail.deferred"; readonly why: string }
  | { readonly code: "mail.unreachable"; readonly why: string };

/** Hands a mail to a mail server (RFC 5321). */
export interface MailSender {
  send(account: MailAccount, mail: Mail, signal: AbortSignal): Promise<Result<{ readonly id: string }, MailFailure>>;
  /** Signs in, and sends nothing. */
  check(account: MailAccount): Promise<Result<undefined, MailFailure>>;
}
