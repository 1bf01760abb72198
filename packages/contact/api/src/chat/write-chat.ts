import { agentWrites } from "@patchbay/use-cases/conversation/agent-writes";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";
import { conversationId, file, messageKey, written } from "./conversation.input.ts";

export const writeChat = may("call:handle")
  .input(
    z.object({
      ...{ conversation: conversationId, key: messageKey, text: written, internal: z.boolean().default(false) },
      files: z.array(file).max(20).default([]),
    }),
  )
  .mutation(async ({ ctx, input }) => unwrap(await agentWrites(ctx)(input)));
