import type { ConversationId } from "@patchbay/base/ids";
import { z } from "zod";
import { id } from "../inputs.ts";

export const conversationId = id<ConversationId>();
/** What one may write at once. */
export const written = z.string().trim().min(1).max(4_000);
/** The sender's own name for a message. */
export const messageKey = z.string().min(8).max(64);
