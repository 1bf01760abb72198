import { readConversation } from "@patchbay/use-cases/conversation/read-conversation";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { limit } from "../inputs.ts";
import { may } from "../procedures.ts";
import { conversationId } from "./conversation.input.ts";

export const readChat = may("call:read")
  .input(z.object({ id: conversationId, after: z.number().int().nonnegative().default(0), limit: limit(500, 1_000) }))
  .query(async ({ ctx, input }) => unwrap(await readConversation(ctx)(input)));
