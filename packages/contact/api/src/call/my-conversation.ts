import { myConversation } from "@patchbay/use-cases/call/my-conversation";
import { may } from "../procedures.ts";

export const myConversationProcedure = may("agent:self").query(({ ctx }) => myConversation(ctx)());
