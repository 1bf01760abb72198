import { readMail } from "@patchbay/adapter-mail/read-mail";
import { PASSWORD, TestMailServer } from "@patchbay/adapter-mail/test-mail-server";
import type { Conversation } from "@patchbay/ports/store/conversation-store";
import { expect } from "vitest";
import { type CarrierStage, PATIENCE } from "./channel-carrier.contract.ts";
import { type LineStage, providerStage } from "./provider-stage.ts";

/** An e-mail address over real IMAP and SMTP servers, for the carrier's contract. */
export async function startMailStage(
  stage: LineStage,
): Promise<{ readonly carrier: CarrierStage; stop(): Promise<void> }> {
  const mails = await TestMailServer.start();
  const server = (port: number) => ({ host: "127.0.0.1", port, security: "none", user: "help" });
  const line = {
    ...{ address: "help@shop.example", imap: { ...server(mails.imapPort), folder: "INBOX" } },
    smtp: server(mails.smtpPort),
  };
  const wanted = { label: "Help", line, passwords: { imap: PASSWORD, smtp: PASSWORD } };
  const { number } = await stage.ada.done<{ number: string }>("chat.addMailLine", wanted);
  await stage.ada.done("number.bind", { number, flow: "answers" });
  let customers = 0;
  const begin = async () => {
    const to = `customer-${++customers}@example.org`;
    const id = `begin-${to}`;
    await mails.deliver("help", `From: ${to}\nTo: help@shop.example\nSubject: Hello\nMessage-ID: <${id}>\n\nHello\n`);
    const find = () => stage.stores.conversations.withMail(number, [`mail/${id}`]);
    await expect.poll(find, PATIENCE).toBeDefined();
    return { conversation: (await find()) as Conversation, to };
  };
  const readBy = async (to: string) => {
    const theirs = mails.sent.filter(({ raw }) => raw.includes(`To: ${to}`));
    const read = await Promise.all(theirs.map(({ raw }) => readMail(Buffer.from(raw))));
    return read.map(({ text, attachments }) => ({ to, text: text.trim(), files: attachments.map(({ name }) => name) }));
  };
  const usual = providerStage(
    stage,
    { taken: [], trouble: () => undefined, say: begin as never, stop: async () => {} },
    number,
  );
  return { carrier: { ...usual, begin, readBy }, stop: () => mails.stop() };
}
