import type { Result } from "@patchbay/base/result";

export interface MailAccount {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` or nothing else, or in clear (inside a house only). */
  readonly security: "tls" | "starttls" | "none";
  /** Empty: the server wants no sign-in. */
  readonly user: string;
  readonly password: string;
  /** What recipients see: `Shop <hello@shop.example>`. */
  readonly from: string;
}

export interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly replyTo?: string;
}

/** Hands a mail to a mail server (RFC 5321). */
export interface MailSender {
  send(
    account: MailAccount,
    mail: Mail,
    signal: AbortSignal,
  ): Promise<
    Result<
      { readonly id: string },
      | { readonly code: "mail.refused"; readonly why: string }
      | { readonly code: "mail.unreachable"; readonly why: string }
    >
  >;
}
