import { myChats } from "@patchbay/use-cases/conversation/my-chats";
import { may } from "../procedures.ts";

export const myChatsProcedure = may("call:handle").query(({ ctx }) => myChats(ctx)());
