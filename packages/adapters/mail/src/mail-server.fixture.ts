import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly raw: string;
}

/** A real SMTP server that keeps what it is given; `shop` may sign in with `secret`, and mailboxes of `nobody…` are not there. */
export async function openMailServer() {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "shop" && password === "secret" ? done(null, { user: "shop" }) : done(new Error("wrong password")),
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith("nobody") ? new Error("no such mailbox") : undefined),
    onData: (stream, session, done) => {
      text(stream).then((raw) => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
        done();
      }, done);
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    received,
    settings: { host: "127.0.0.1", port, security: "none" as const, user: "shop", from: "Shop <hello@shop.example>" },
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}
