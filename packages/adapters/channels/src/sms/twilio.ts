import type { Json } from "@patchbay/base/json";
import { ok } from "@patchbay/base/result";
import type { ChannelProvider, ProviderAccount, ProviderFile, ProviderNews } from "@patchbay/ports/channel-provider";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { fetched, give, tried } from "../provider-call.ts";
import { badSignature, invalid, textOf } from "../request-body.ts";
import { isSignedBy } from "../signed-by.ts";
import { SMS } from "./sms-abilities.ts";

/** Text messages by Twilio's API of 2010-04-01, or what speaks it. */
export function twilio(http: HttpPort): ChannelProvider {
  return {
    abilities: () => SMS,
    async send(account, { to, part, name }) {
      const { from = "" } = account.settings;
      const form = {
        ...{ To: to, Body: part.kind === "picture" ? part.url : part.text, StatusCallback: account.webhookUrl },
        ...(from.startsWith("MG") ? { MessagingServiceSid: from } : { From: from }),
      };
      const sent = await give(http, {
        url: `${accountUrl(account)}/Messages.json`,
        headers: credentials(account),
        form,
        name,
      });
      if (!sent.ok) return sent;
      const read = z.object({ sid: z.string() }).safeParse(sent.value.body);
      return ok(read.success ? { id: read.data.sid } : {});
    },
    async receive(account, request) {
      const text = textOf(request);
      const form = Object.fromEntries(new URLSearchParams(text ?? ""));
      const { authToken = "" } = account.secrets;
      const signed =
        request.url +
        Object.keys(form)
          .toSorted()
          .map((name) => `${name}${form[name]}`)
          .join("");
      const given = request.headers["x-twilio-signature"];
      if (!isSignedBy(authToken, { hash: "sha1", encoding: "base64" }, signed, given)) return badSignature();
      const news = newsOf(http, account, form);
      if (text === undefined || news === undefined) return invalid();
      return ok({ news, answer: { type: "text/xml", body: "<Response/>" } });
    },
    check: (account) =>
      tried(http, { method: "GET", url: `${accountUrl(account)}.json`, headers: credentials(account) }, nameIn),
  };
}

const accountUrl = ({ settings: { api, accountSid = "" } }: ProviderAccount): string =>
  `${api}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;

const credentials = ({ settings: { accountSid }, secrets: { authToken } }: ProviderAccount) => ({
  authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`,
});

function nameIn(body: Json): { readonly as: string } | undefined {
  const read = z.object({ friendly_name: z.string() }).safeParse(body);
  return read.success ? { as: read.data.friendly_name } : undefined;
}

const STATUS: Readonly<Record<string, "delivered" | "read" | "failed">> = {
  delivered: "delivered",
  read: "read",
  failed: "failed",
  undelivered: "failed",
};

/** Undefined: neither a message nor a status. */
function newsOf(
  http: HttpPort,
  account: ProviderAccount,
  form: Readonly<Record<string, string>>,
): readonly ProviderNews[] | undefined {
  const { MessageSid: id, MessageStatus: told, From: from, Body: text, ErrorCode: error } = form;
  if (!id) return undefined;
  if (told !== undefined) {
    const status = STATUS[told];
    return status ? [{ kind: "status", id, status, ...(error ? { why: `error ${error}` } : {}) }] : [];
  }
  if (!from || text === undefined) return undefined;
  const files = Array.from({ length: Math.min(10, Number(form.NumMedia) || 0) }, (_, place) =>
    mediaOf(http, account, form, place),
  );
  return [{ kind: "message", id, from, text, files }];
}

function mediaOf(
  http: HttpPort,
  account: ProviderAccount,
  form: Readonly<Record<string, string>>,
  place: number,
): ProviderFile {
  const type = form[`MediaContentType${place}`] ?? "application/octet-stream";
  const name = `${place + 1}.${type.split("/").at(-1)}`;
  const url = form[`MediaUrl${place}`] ?? "";
  return { name, type, read: () => fetched(http, { url, headers: credentials(account) }) };
}
