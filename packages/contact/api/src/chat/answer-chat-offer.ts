import { commandChat } from "@patchbay/use-cases/conversation/command-chat";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { conversationId } from "./conversation.input.ts";

const offered = z.object({ conversation: conversationId, offer: id<string>() });

export const acceptChat = may("call:handle")
  .input(offered)
  .mutation(async ({ ctx, input }) => unwrap(await commandChat(ctx)({ type: "accept", ...input })));

export const declineChat = may("call:handle")
  .input(offered)
  .mutation(async ({ ctx, input }) => unwrap(await commandChat(ctx)({ type: "decline", ...input })));
