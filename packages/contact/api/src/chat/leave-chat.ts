import { closeChat, commandChat } from "@patchbay/use-cases/conversation/command-chat";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";
import { conversationId } from "./conversation.input.ts";

export const transferChat = may("call:handle")
  .input(z.object({ conversation: conversationId, to: z.string().regex(/^(queue|agent):.{1,100}$/) }))
  .mutation(async ({ ctx, input }) => unwrap(await commandChat(ctx)({ type: "transfer", ...input })));

export const closeChatProcedure = may("call:handle")
  .input(z.object({ conversation: conversationId, disposition: z.string().min(1).max(60).optional() }))
  .mutation(async ({ ctx, input }) => unwrap(await closeChat(ctx)(input)));
