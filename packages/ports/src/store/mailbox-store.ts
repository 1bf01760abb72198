import type { Instant } from "@patchbay/base/time";
import type { MailCursor } from "../mail-reader.ts";

/** How reading a line's e-mail folder stands. */
export interface MailboxState {
  readonly cursor?: MailCursor;
  readonly connectedAt?: Instant;
  /** Why nothing comes in now; absent: nothing stands in the way. */
  readonly trouble?: { readonly why: string; readonly at: Instant };
}

/** By the line's address, as it is bound; forgotten with it. */
export interface MailboxStore {
  state(address: string): Promise<MailboxState>;
  reached(address: string, cursor: MailCursor): Promise<void>;
  connected(address: string, at: Instant): Promise<void>;
  troubled(address: string, why: string, at: Instant): Promise<void>;
}
