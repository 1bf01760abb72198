import type { ConversationId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";

export type ReceiptStatus = "sent" | "delivered" | "read" | "failed";

export interface Receipt {
  readonly conversation: ConversationId;
  readonly seq: number;
  readonly part: number;
}

/** What providers took of our messages, part by part, and what became of it. */
export interface ReceiptStore {
  /** How many parts of a message were taken. */
  taken(conversation: ConversationId, seq: number): Promise<number>;
  keep(receipt: Receipt & { readonly address: string; readonly id?: string; readonly at: Instant }): Promise<void>;
  /** Only onwards: `read` is never `delivered` again. Undefined for what is not ours, or no news. */
  settle(
    address: string,
    id: string,
    outcome: { readonly status: ReceiptStatus; readonly why?: string; readonly at: Instant },
  ): Promise<Receipt | undefined>;
}
