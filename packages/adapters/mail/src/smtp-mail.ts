import type { Socket } from "node:net";
import { err, ok } from "@patchbay/base/result";
import type { Mail, MailAccount, MailFailure, MailSender } from "@patchbay/ports/mail";
import { createTransport, type SendMailOptions } from "nodemailer";

const TIMEOUT_MS = 15_000;

/** Opens the connection to the mail server: whoever starts us decides where tenants' mail may go. */
export type Connect = (host: string, port: number, timeoutMs: number) => Promise<Socket>;

/** Mail by SMTP, one connection a mail. */
export function smtpMail(connect: Connect): MailSender {
  return {
    async check(account) {
      const transport = transportOf(account, connect);
      try {
        await transport.verify();
        return ok();
      } catch (error) {
        return err(failureOf(error));
      } finally {
        transport.close();
      }
    },

    async send(account, mail, signal) {
      signal.throwIfAborted();
      const transport = transportOf(account, connect);
      const close = () => transport.close();
      signal.addEventListener("abort", close, { once: true });
      try {
        const sent = await transport.sendMail(asMessage(account, mail));
        return sent.accepted.length > 0
          ? ok({ id: sent.messageId })
          : err({ code: "mail.refused", why: "no recipient was accepted" });
      } catch (error) {
        signal.throwIfAborted();
        return err(failureOf(error));
      } finally {
        signal.removeEventListener("abort", close);
        transport.close();
      }
    },
  };
}

function asMessage(account: MailAccount, mail: Mail): SendMailOptions {
  const { id, to, subject, text, replyTo, references = [], automatic, attachments = [] } = mail;
  const answered = references.at(-1);
  return {
    ...{ from: account.from, to: [...to], subject, text, messageId: messageIdOf(id, account) },
    ...(replyTo ? { replyTo } : {}),
    ...(answered === undefined ? {} : { inReplyTo: `<${answered}>`, references: references.map((one) => `<${one}>`) }),
    ...(automatic ? { headers: { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" } } : {}),
    attachments: attachments.map(({ name, type, bytes }) => ({
      ...{ filename: name, contentType: type, content: Buffer.from(bytes) },
    })),
  };
}

/** The server answered: 4xx says later (RFC 5321 §4.2.1), all else that asking again gets the same answer. */
function failureOf(error: unknown): MailFailure {
  const { responseCode, message: why = String(error) } = error as { responseCode?: number; message?: string };
  if (responseCode === undefined) return { code: "mail.unreachable", why };
  return { code: responseCode >= 400 && responseCode < 500 ? "mail.deferred" : "mail.refused", why };
}

function transportOf({ host, port, security, user, password }: MailAccount, connect: Connect) {
  return createTransport({
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(user === "" ? {} : { auth: { user, pass: password } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (_options: unknown, done: (error: Error | null, socket?: { readonly connection: Socket }) => void) => {
      connect(host, port, TIMEOUT_MS).then(
        (connection) => done(null, { connection }),
        (error: Error) => done(error),
      );
    },
  });
}

/** The same mail has the same Message-ID (RFC 5322 §3.6.4), so that receivers drop a copy. */
function messageIdOf(id: string, { from }: MailAccount): string {
  const domain = /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? "patchbay.invalid";
  return `<${id.replace(/[^A-Za-z0-9.-]/g, "-")}@${domain}>`;
}
