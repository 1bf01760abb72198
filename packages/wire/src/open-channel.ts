import { z } from "zod";

/** What a system of the open channel posts to us, and we to it, under Standard Webhooks' headers. */
export const openChannelMessage = z.object({
  /** The customer, by a name that is always the same. */
  from: z.string().trim().min(1).max(200),
  /** As agents see them. */
  name: z.string().trim().max(100).optional(),
  text: z.string().trim().min(1).max(4_000),
  /** The id of the choice that was pressed. */
  choice: z.string().max(64).optional(),
});

export type OpenChannelMessage = z.infer<typeof openChannelMessage>;

export interface OpenChannelDelivery {
  readonly type: "message";
  /** The address that the customer wrote to. */
  readonly channel: string;
  readonly conversation: string;
  /** Within the conversation, growing. */
  readonly seq: number;
  readonly to: string;
  readonly from: { readonly kind: "bot" | "agent"; readonly name?: string };
  readonly text: string;
  readonly image?: string;
  readonly link?: { readonly url: string; readonly label: string };
  /** Their addresses are good for two weeks. */
  readonly files?: readonly { readonly name: string; readonly type: string; readonly url: string }[];
  readonly choices?: readonly { readonly id: string; readonly label: string; readonly note?: string }[];
}
