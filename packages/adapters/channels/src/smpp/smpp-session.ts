import type { Socket } from "node:net";
import { connect as startTls } from "node:tls";
import { err, ok, type Result } from "@patchbay/base/result";
import { SECOND } from "@patchbay/base/time";
import type { ProviderAccount, ProviderFailure } from "@patchbay/ports/channel-provider";
import smpp, { type Pdu, type Session } from "smpp";

export type Connect = (host: string, port: number, timeoutMs: number) => Promise<Socket>;

/** A centre that says nothing for so long is gone. */
const ANSWER_MS = 10 * SECOND;
const INTERFACE_VERSION = 0x34;
/** §5.1.3: another bind of ours may still stand, or the centre is busy: it is worth another attempt. */
const ERRORS: Readonly<Record<number, string>> = {
  5: "already bound",
  13: "bind failed",
  14: "wrong password",
  15: "unknown system id",
};

/** A session that is bound as a transceiver (SMPP 3.4 §4.1.5). */
export async function bound(connect: Connect, account: ProviderAccount): Promise<Result<Session, ProviderFailure>> {
  const { host = "", port, security, systemId, systemType = "" } = account.settings;
  let session: Session;
  try {
    const plain = await connect(host, Number(port), ANSWER_MS);
    session = new smpp.Session({ socket: security === "tls" ? await secured(plain, host) : plain });
  } catch (error) {
    return err({ code: "channel.unreachable", why: error instanceof Error ? error.message : String(error) });
  }
  // What the library cannot read, and what breaks the connection: it is over either way.
  session.on("error", () => session.destroy());
  const wanted = { system_id: systemId, password: account.secrets.password, system_type: systemType };
  const answer = await asked(session, (answered) =>
    session.bind_transceiver({ ...wanted, interface_version: INTERFACE_VERSION }, answered),
  );
  if (answer?.command_status === 0) return ok(session);
  session.destroy();
  if (!answer) return err({ code: "channel.unreachable", why: "it does not answer the bind" });
  const { command_status: status } = answer;
  return err({ code: "channel.refused", why: ERRORS[status] ?? `it refuses the bind (${status})` });
}

/** The answer to one request; undefined when none came in time, or the session broke. */
export function asked(session: Session, ask: (answered: (pdu: Pdu) => void) => boolean): Promise<Pdu | undefined> {
  return new Promise((settle) => {
    const timer = setTimeout(() => done(undefined), ANSWER_MS);
    const gone = () => done(undefined);
    const done = (pdu: Pdu | undefined) => {
      clearTimeout(timer);
      session.off("close", gone);
      settle(pdu);
    };
    session.on("close", gone);
    if (!ask(done)) done(undefined);
  });
}

function secured(socket: Socket, host: string): Promise<Socket> {
  return new Promise((settle, fail) => {
    const secure = startTls({ socket, servername: host }, () => settle(secure));
    secure.once("error", fail);
  });
}
