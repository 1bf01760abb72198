import type { Socket } from "node:net";
import { err, ok } from "@patchbay/base/result";
import type { MailAccount, MailSender } from "@patchbay/ports/mail";
import { createTransport } from "nodemailer";

const TIMEOUT_MS = 15_000;

/** Opens the connection to the mail server: whoever starts us decides where tenants' mail may go. */
export type Connect = (host: string, port: number, timeoutMs: number) => Promise<Socket>;

/** Mail by SMTP, one connection a mail. */
export function smtpMail(connect: Connect): MailSender {
  return {
    async send(account, { id, to, subject, text, replyTo }, signal) {
      signal.throwIfAborted();
      const transport = transportOf(account, connect);
      const close = () => transport.close();
      signal.addEventListener("abort", close, { once: true });
      try {
        const message = { from: account.from, to: [...to], subject, text, messageId: messageIdOf(id, account) };
        const sent = await transport.sendMail({ ...message, ...(replyTo ? { replyTo } : {}) });
        return sent.accepted.length > 0
          ? ok({ id: sent.messageId })
          : err({ code: "mail.refused", why: "no recipient was accepted" });
      } catch (error) {
        signal.throwIfAborted();
        const { responseCode, message = String(error) } = error as { responseCode?: number; message?: string };
        // The server answered: asking again says the same. 4xx means later, which is nothing that a flow waits for.
        return err({ code: responseCode === undefined ? "mail.unreachable" : "mail.refused", why: message });
      } finally {
        signal.removeEventListener("abort", close);
        transport.close();
      }
    },
  };
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
