import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ImapFlow } from "imapflow";
import { SMTPServer } from "smtp-server";

export const PASSWORD = "secret";
/** Dovecot reads mail for nobody less than an ordinary user. */
const NOBODY = 65_534;

export interface SentMail {
  readonly to: readonly string[];
  readonly raw: string;
}

/** For tests: a real IMAP server (Dovecot) whose users are all there, and an SMTP server that keeps what it is given. */
export class TestMailServer {
  readonly sent: SentMail[] = [];
  readonly imapPort: number;
  smtpPort = 0;
  readonly #dir: string;
  #dovecot: ChildProcess;
  #smtp: SMTPServer | undefined;

  static async start(): Promise<TestMailServer> {
    const server = new TestMailServer(await freePort());
    await server.startSmtp();
    await server.#answers();
    return server;
  }

  private constructor(imapPort: number) {
    this.imapPort = imapPort;
    this.#dir = mkdtempSync(join(tmpdir(), "patchbay-mail-"));
    this.#prepare();
    this.#dovecot = this.#spawn();
  }

  #prepare(): void {
    const home = join(this.#dir, "home");
    mkdirSync(home);
    chmodSync(this.#dir, 0o755);
    const isRoot = process.getuid?.() === 0;
    const owner = isRoot ? NOBODY : (process.getuid?.() ?? 0);
    if (isRoot) chownSync(home, NOBODY, NOBODY);
    const { USER: user = "nobody" } = process.env;
    const ownUser = isRoot ? "" : `default_login_user = ${user}\ndefault_internal_user = ${user}\n`;
    writeFileSync(
      join(this.#dir, "dovecot.conf"),
      `base_dir = ${this.#dir}/run
log_path = ${this.#dir}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 0
mail_max_userip_connections = 100
mail_location = maildir:~/Maildir
auth_failure_delay = 0
${ownUser}passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${owner} gid=${owner} home=${home}/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${this.imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`,
    );
  }

  #spawn(): ChildProcess {
    return spawn("dovecot", ["-F", "-c", join(this.#dir, "dovecot.conf")], {
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
      stdio: "ignore",
    });
  }

  /** Until it greets. */
  async #answers(): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      const client = this.#client("nobody");
      try {
        await client.connect();
        return await client.logout();
      } catch {
        client.close();
        await new Promise((later) => setTimeout(later, 100));
      }
    }
    throw new Error("Dovecot does not answer");
  }

  #client(user: string): ImapFlow {
    const client = new ImapFlow({
      ...{ host: "127.0.0.1", port: this.imapPort, secure: false, logger: false },
      auth: { user, pass: PASSWORD },
    });
    client.on("error", () => undefined);
    return client;
  }

  async #in<Answer>(user: string, work: (client: ImapFlow) => Promise<Answer>): Promise<Answer> {
    const client = this.#client(user);
    await client.connect();
    try {
      await client.mailboxOpen("INBOX");
      return await work(client);
    } finally {
      await client.logout();
    }
  }

  /** Lays a mail, as it came over the wire, into a user's inbox. */
  async deliver(user: string, raw: string | Buffer): Promise<void> {
    await this.#in(user, (client) =>
      client.append("INBOX", typeof raw === "string" ? raw.replace(/\r?\n/g, "\r\n") : raw),
    );
  }

  /** The subjects of what nobody has read yet. */
  unread(user: string): Promise<readonly string[]> {
    return this.#in(user, async (client) => {
      const uids = (await client.search({ seen: false }, { uid: true })) || [];
      const found: string[] = [];
      for (const uid of uids) {
        const message = await client.fetchOne(String(uid), { envelope: true }, { uid: true });
        found.push(message ? (message.envelope?.subject ?? "") : "");
      }
      return found;
    });
  }

  /** The server forgets how it had numbered this inbox: another UIDVALIDITY, all UIDs anew. */
  renumber(user: string): void {
    for (const file of [
      "dovecot-uidlist",
      "dovecot-uidvalidity",
      "dovecot.index",
      "dovecot.index.log",
      "dovecot.index.cache",
    ]) {
      rmSync(join(this.#dir, "home", user, "Maildir", file), { force: true });
    }
  }

  async stopImap(): Promise<void> {
    const over = once(this.#dovecot, "exit");
    this.#dovecot.kill("SIGTERM");
    await over;
  }

  async startImap(): Promise<void> {
    this.#dovecot = this.#spawn();
    await this.#answers();
  }

  /** At the port that it had, when it had one. `nobody…` is no mailbox here; whoever hangs up is kept waiting for nothing. */
  async startSmtp(): Promise<void> {
    const smtp = new SMTPServer({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      authOptional: true,
      onAuth: ({ username, password }, _session, done) =>
        password === PASSWORD ? done(null, { user: username }) : done(new Error("wrong password")),
      onRcptTo: ({ address }, _session, done) =>
        done(
          address.startsWith("nobody") ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : undefined,
        ),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          this.sent.push({ to, raw: Buffer.concat(chunks).toString("utf8") });
          done();
        });
      },
    });
    smtp.listen(this.smtpPort, "127.0.0.1");
    await once(smtp.server, "listening");
    this.smtpPort = (smtp.server.address() as AddressInfo).port;
    this.#smtp = smtp;
  }

  stopSmtp(): Promise<void> {
    return new Promise((done) => (this.#smtp ? this.#smtp.close(() => done()) : done()));
  }

  async stop(): Promise<void> {
    await this.stopSmtp();
    if (this.#dovecot.exitCode === null) await this.stopImap();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
