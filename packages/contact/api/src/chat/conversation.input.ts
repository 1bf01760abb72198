import type { ConversationId } from "@patchbay/base/ids";
import { z } from "zod";
import { id } from "../inputs.ts";

export const conversationId = id<ConversationId>();
/** What one may write at once; the use case allows less where nobody writes letters. */
export const written = z.string().trim().min(1).max(50_000);
export const file = z.object({ id: z.string().min(1).max(200), name: z.string().min(1).max(300) });
/** The sender's own name for a message. */
export const messageKey = z.string().min(8).max(64);
