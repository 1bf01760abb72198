import { once } from "node:events";
import { connect } from "node:net";
import { ok } from "@patchbay/base/result";
import type { MailAccount } from "@patchbay/ports/mail";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openMailServer } from "./mail-server.fixture.ts";
import { smtpMail } from "./smtp-mail.ts";

let server: Awaited<ReturnType<typeof openMailServer>>;
let account: MailAccount;

beforeAll(async () => {
  server = await openMailServer();
  account = { ...server.settings, password: "secret" };
});
afterAll(() => server.close());

const sender = smtpMail(async (host, port) => {
  const socket = connect({ host, port });
  await once(socket, "connect");
  return socket;
});
const mail = {
  id: "run-1/mail/4",
  to: ["ann@example.org"],
  subject: "Über Tee",
  text: "Grüße, 你好",
  replyTo: "bo@shop.example",
};
const live = new AbortController().signal;

it("hands a mail to the server, with the account's sender and an id that is the same when it is sent again", async () => {
  const sent = await sender.send(account, mail, live);
  expect(sent).toEqual(ok({ id: "<run-1-mail-4@shop.example>" }));
  expect(server.received[0]?.to).toEqual(["ann@example.org"]);
  expect(server.received[0]?.raw).toContain("From: Shop <hello@shop.example>");
  expect(server.received[0]?.raw).toContain("Reply-To: bo@shop.example");
  expect(server.received[0]?.raw).toContain("Message-ID: <run-1-mail-4@shop.example>");
});

it("says that the server refused: a wrong password, a mailbox that is not there", async () => {
  const refused = { ok: false, error: { code: "mail.refused" } };
  expect(await sender.send({ ...account, password: "guess" }, mail, live)).toMatchObject(refused);
  expect(await sender.send(account, { ...mail, to: ["nobody@example.org"] }, live)).toMatchObject(refused);
});

it("does not send in clear what must be encrypted", async () => {
  const before = server.received.length;
  const encrypted = await sender.send({ ...account, security: "starttls" }, mail, live);
  expect(encrypted.ok).toBe(false);
  expect(server.received.length).toBe(before);
});

it("says that a server cannot be reached, and ends with its contact", async () => {
  const gone = smtpMail(() => Promise.reject(new Error("10.0.0.1 is not a public address")));
  expect(await gone.send(account, mail, live)).toEqual({
    ok: false,
    error: { code: "mail.unreachable", why: "10.0.0.1 is not a public address" },
  });
  await expect(sender.send(account, mail, AbortSignal.abort(new Error("hung up")))).rejects.toThrow("hung up");
});
