import type { Result } from "@patchbay/base/result";
import type { MailFailure, MailPart, MailServer } from "./mail.ts";

export interface MailFolder extends MailServer {
  /** As the server names it; `INBOX` always is one. */
  readonly folder: string;
}

/** How far a folder was read. A UID means nothing under another validity (RFC 3501 §2.3.1.1). */
export interface MailCursor {
  readonly validity: string;
  readonly uid: number;
}

/** A mail as it came, read and made harmless. Whatever was left out of it stands in `dropped`. */
export interface IncomingMail {
  /** Its Message-ID without brackets; of a mail without one the SHA-256 of its bytes. */
  readonly id: string;
  /** Eight letters and digits that follow from the id: the name of the thread that it may begin. */
  readonly token: string;
  readonly from: { readonly address: string; readonly name: string };
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Sanitised: no script, no form; of what would be loaded from elsewhere only pictures are left, by their addresses. */
  readonly html?: string;
  /** Message-IDs of In-Reply-To and References, without brackets, the nearest last. */
  readonly references: readonly string[];
  /** Which header says that no person wrote it. */
  readonly automatic?: string;
  readonly bounce?: Bounce;
  readonly attachments: readonly MailPart[];
  readonly dropped: readonly string[];
}

/** A report that a mail of ours did not arrive (RFC 3464). */
export interface Bounce {
  readonly recipient: string;
  /** `failed`, or `delayed` while the server still tries. */
  readonly action: string;
  /** Enhanced status (RFC 3463), e.g. `5.1.1`. */
  readonly status: string;
  readonly why: string;
  /** The Message-ID of the mail that did not arrive. */
  readonly original?: string;
}

export interface MailTaker {
  /** How far reading came in an earlier life. */
  readonly from: MailCursor | undefined;
  connected(): void;
  /**
   * Resolves when the mail is stored: only then it is marked as seen. `passed`: none of ours, stays unread. A mail may be
   * handed over again after a restart or when the server has renumbered its folder; whoever takes it knows it by its id.
   */
  take(mail: IncomingMail): Promise<"stored" | "passed">;
  reached(cursor: MailCursor): Promise<void>;
}

/** Reads a folder on a mail server (RFC 3501), and listens for more (RFC 2177). */
export interface MailReader {
  /** Until the signal ends it, or the connection breaks: then the answer says why. Rejects with what the taker throws. */
  watch(folder: MailFolder, taker: MailTaker, signal: AbortSignal): Promise<MailFailure | undefined>;
  /** Signs in and opens the folder. */
  check(folder: MailFolder): Promise<Result<undefined, MailFailure>>;
}
