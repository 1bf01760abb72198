import { err, ok, type Result } from "@patchbay/base/result";
import { filledJson } from "@patchbay/domain/channel/filled-json";
import { mayContact } from "@patchbay/domain/customer/consent";
import type { MessageError, MessagePort, OutgoingMessage } from "@patchbay/ports/flow/message-port";
import type { EffectContext } from "@patchbay/ports/flow-ports";
import { emailSettings, smsSettings } from "@patchbay/wire/connection-settings";
import type { LiveContact } from "../contact/live-contact.ts";
import { findPerson } from "./find-person.ts";
import { once } from "./once.ts";
import { openConnection } from "./open-connection.ts";

const SMS_TIMEOUT_MS = 15_000;

type Sent = Result<{ readonly id: string }, MessageError>;

export function messagesPort(call: LiveContact): MessagePort {
  return {
    send: (message, context) =>
      once(call, context, async () => {
        if (await isUnwelcome(call, message)) return err({ code: "message.refused", why: "they do not want messages" });
        return message.channel === "email" ? sendEmail(call, message, context) : sendSms(call, message, context);
      }),
    async template(name, { signal }) {
      signal.throwIfAborted();
      return call.stores.templates.find(name);
    },
    async addressesOf(people, { signal }) {
      signal.throwIfAborted();
      const agents = await call.stores.agents.list();
      return [...new Set(people.flatMap((person) => findPerson(agents, person)?.email ?? []))];
    },
  };
}

/** Somebody behind one of the addresses has refused to be written to. Colleagues are no customers and refuse nothing. */
async function isUnwelcome({ stores }: LiveContact, { channel, to }: OutgoingMessage): Promise<boolean> {
  const kind = channel === "email" ? "email" : "phone";
  const asked = [to].flat().map((shown) => stores.consents.of({ kind, shown }));
  return (await Promise.all(asked)).some((said) => !mayContact(said, channel, "service").allowed);
}

async function sendEmail(
  call: LiveContact,
  { to, subject, text, replyTo }: Extract<OutgoingMessage, { channel: "email" }>,
  { key, signal }: EffectContext,
): Promise<Sent> {
  const account = await openConnection(call, "email", emailSettings);
  if (!account) return err({ code: "message.not-configured", channel: "email" });
  const mail = { id: key, to, subject, text, ...(replyTo === undefined ? {} : { replyTo }) };
  const sent = await call.world.mail.send({ ...account.settings, password: account.secret ?? "" }, mail, signal);
  if (sent.ok) return sent;
  const { code, why } = sent.error;
  return err({ code: code === "mail.unreachable" ? "message.unreachable" : "message.refused", why });
}

async function sendSms(
  call: LiveContact,
  { to, text }: Extract<OutgoingMessage, { channel: "sms" }>,
  context: EffectContext,
): Promise<Sent> {
  if (await call.stores.optOuts.find(to)) {
    return err({ code: "message.refused", why: "the customer asked for no more messages" });
  }
  const gateway = await openConnection(call, "sms", smsSettings);
  if (!gateway) return err({ code: "message.not-configured", channel: "sms" });
  const { url, header, scheme, from } = gateway.settings;
  const { secret } = gateway;
  const authorization = secret === undefined ? {} : { [header.toLowerCase()]: scheme ? `${scheme} ${secret}` : secret };
  const answer = await call.world.http.request(
    {
      method: "POST",
      url,
      headers: { "content-type": "application/json", "idempotency-key": context.key, ...authorization },
      body: filledJson(gateway.settings.body, { to, text, from }),
      timeoutMs: SMS_TIMEOUT_MS,
    },
    context,
  );
  if (!answer.ok) return err({ code: "message.unreachable", why: answer.error.code });
  const { status } = answer.value;
  return status >= 200 && status < 300
    ? ok({ id: context.key })
    : err({ code: "message.refused", why: `HTTP ${status}` });
}
