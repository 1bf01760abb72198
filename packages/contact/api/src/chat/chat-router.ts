import { router } from "../procedures.ts";
import { rotateOpenSecretProcedure } from "../webhook/rotate-secret.ts";
import { addOpenChannelProcedure } from "./add-open-channel.ts";
import { acceptChat, declineChat } from "./answer-chat-offer.ts";
import { closeChatProcedure, transferChat } from "./leave-chat.ts";
import { addMailLineProcedure, checkMailLineProcedure, mailLineStates, saveMailLineProcedure } from "./mail-line.ts";
import { myChatsProcedure } from "./my-chats.ts";
import { seenChat, typingChat } from "./note-presence.ts";
import { addProviderLineProcedure, checkProviderLineProcedure, saveProviderLineProcedure } from "./provider-line.ts";
import { readChat } from "./read-chat.ts";
import { addChatAddressProcedure, saveChatAddressProcedure } from "./save-address.ts";
import { writeChat } from "./write-chat.ts";

export const chatRouter = router({
  mine: myChatsProcedure,
  messages: readChat,
  write: writeChat,
  accept: acceptChat,
  decline: declineChat,
  transfer: transferChat,
  close: closeChatProcedure,
  seen: seenChat,
  typing: typingChat,
  addOpenChannel: addOpenChannelProcedure,
  rotateOpenSecret: rotateOpenSecretProcedure,
  addMailLine: addMailLineProcedure,
  saveMailLine: saveMailLineProcedure,
  checkMailLine: checkMailLineProcedure,
  mailLineStates,
  addProviderLine: addProviderLineProcedure,
  saveProviderLine: saveProviderLineProcedure,
  checkProviderLine: checkProviderLineProcedure,
  addAddress: addChatAddressProcedure,
  saveAddress: saveChatAddressProcedure,
});
