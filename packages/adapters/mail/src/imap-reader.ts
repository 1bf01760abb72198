import { err, ok } from "@patchbay/base/result";
import type { MailFailure } from "@patchbay/ports/mail";
import type { IncomingMail, MailCursor, MailFolder, MailReader, MailTaker } from "@patchbay/ports/mail-reader";
import { ImapFlow } from "imapflow";
import { guardedTransport } from "./guarded-transport.ts";
import { readMail } from "./read-mail.ts";
import type { Connect } from "./smtp-mail.ts";

const MOST_BYTES = 25 * 1024 * 1024;
const HEAD_BYTES = 64 * 1024;
/** Servers forget to tell, and routers to keep a silent connection: then we look by ourselves. */
const LOOK_EVERY_MS = 60_000;
/** After the server has renumbered its folder, mails are looked at again that are no older. */
const RENUMBERED_DAYS = 14;

/** Mail by IMAP, one connection a folder, which listens between its rounds. */
export function imapReader(connect: Connect, lookEveryMs = LOOK_EVERY_MS): MailReader {
  return {
    async check(folder) {
      try {
        const client = await open(folder, connect);
        await client.logout();
        return ok();
      } catch (error) {
        return err(failureOf(error));
      }
    },

    async watch(folder, taker, signal) {
      let client: ImapFlow;
      try {
        client = await open(folder, connect);
      } catch (error) {
        return failureOf(error);
      }
      const close = () => client.close();
      signal.addEventListener("abort", close, { once: true });
      const broken = new Promise<"broken">((settle) => client.once("close", () => settle("broken")));
      taker.connected();
      try {
        let cursor = taker.from;
        while (!signal.aborted && client.usable) {
          const news = new Promise<"news">((settle) => client.once("exists", () => settle("news")));
          cursor = await takeNew(client, cursor, taker);
          let timer: NodeJS.Timeout | undefined;
          const pause = new Promise((settle) => (timer = setTimeout(settle, lookEveryMs)));
          client.idle().catch(() => undefined);
          await Promise.race([news, broken, pause]);
          clearTimeout(timer);
        }
        return signal.aborted ? undefined : { code: "mail.unreachable", why: "the connection broke" };
      } catch (error) {
        if (error instanceof NotTaken) throw error.cause;
        return signal.aborted ? undefined : failureOf(error);
      } finally {
        signal.removeEventListener("abort", close);
        client.close();
      }
    },
  };
}

/** What the taker threw: no fault of the connection. */
class NotTaken extends Error {}

async function open({ host, port, security, user, password, folder }: MailFolder, connect: Connect): Promise<ImapFlow> {
  const client = new ImapFlow({
    ...{ host, port, secure: security === "tls", doSTARTTLS: security === "starttls", auth: { user, pass: password } },
    transport: await guardedTransport(connect, host, port),
    // A compressed stream is a bomb that no size tells beforehand.
    ...{ logger: false, disableCompression: true, disableAutoIdle: true },
    ...{ connectionTimeout: 15_000, greetingTimeout: 15_000 },
    ...{ maxLineLength: 1024 * 1024, maxLiteralSize: MOST_BYTES + 1024, maxResponseSize: MOST_BYTES + 2 * 1024 * 1024 },
  });
  // Whoever waits is told by a rejection or by `close`.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.mailboxOpen(folder);
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

async function takeNew(client: ImapFlow, before: MailCursor | undefined, taker: MailTaker): Promise<MailCursor> {
  const box = client.mailbox;
  if (!box) throw new Error("the folder was closed");
  const validity = String(box.uidValidity);
  let cursor = { validity, uid: before?.validity === validity ? before.uid : 0 };
  for (const uid of await newUids(client, before, cursor)) {
    const mail = await fetchMail(client, uid);
    const taken = mail && (await taker.take(mail).catch((cause) => Promise.reject(new NotTaken("", { cause }))));
    if (taken === "stored") await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
    cursor = { validity, uid };
    await taker.reached(cursor).catch((cause) => Promise.reject(new NotTaken("", { cause })));
  }
  return cursor;
}

/** At first what is unread; then what came after; in a renumbered folder what is young enough to have been missed. */
async function newUids(client: ImapFlow, before: MailCursor | undefined, now: MailCursor): Promise<readonly number[]> {
  const since = new Date(Date.now() - RENUMBERED_DAYS * 86_400_000);
  const wanted =
    before === undefined ? { seen: false } : before.validity === now.validity ? { uid: `${now.uid + 1}:*` } : { since };
  const found = (await client.search(wanted, { uid: true })) || [];
  // `n:*` also finds the newest when it is older than n (RFC 3501 §6.4.8).
  return found.filter((uid) => uid > now.uid).toSorted((a, b) => a - b);
}

/** Undefined: somebody removed it meanwhile. */
async function fetchMail(client: ImapFlow, uid: number): Promise<IncomingMail | undefined> {
  const measured = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
  if (!measured) return undefined;
  const whole = (measured.size ?? 0) <= MOST_BYTES;
  const source = whole ? true : { start: 0, maxLength: HEAD_BYTES };
  const fetched = await client.fetchOne(String(uid), { uid: true, source }, { uid: true });
  const bytes = fetched ? fetched.source : undefined;
  return bytes && readMail(bytes, whole);
}

function failureOf(error: unknown): MailFailure {
  const { message, authenticationFailed, responseText, serverResponseCode } = error as {
    message?: string;
    authenticationFailed?: boolean;
    responseText?: string;
    serverResponseCode?: string;
  };
  const why = responseText || message || String(error);
  return {
    code: authenticationFailed || serverResponseCode || responseText ? "mail.refused" : "mail.unreachable",
    why,
  };
}
