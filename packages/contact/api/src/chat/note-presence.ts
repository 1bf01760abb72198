import { agentHasSeen, agentTypes } from "@patchbay/use-cases/conversation/note-presence";
import { z } from "zod";
import { may } from "../procedures.ts";
import { conversationId } from "./conversation.input.ts";

export const seenChat = may("call:handle")
  .input(z.object({ conversation: conversationId, seq: z.number().int().nonnegative() }))
  .mutation(({ ctx, input }) => agentHasSeen(ctx)(input));

export const typingChat = may("call:handle")
  .input(z.object({ conversation: conversationId }))
  .mutation(({ ctx, input }) => agentTypes(ctx)(input));
