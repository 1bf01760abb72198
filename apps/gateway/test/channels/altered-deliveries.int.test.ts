import { channelProviders } from "@patchbay/adapter-channels/channel-providers";
import { guardedConnect } from "@patchbay/adapter-http/guarded-connect";
import { guardedHttp } from "@patchbay/adapter-http/guarded-http";
import { systemClock } from "@patchbay/adapter-system/system-clock";
import { must } from "@patchbay/base/result";
import { fieldsOf, type ProviderName } from "@patchbay/domain/channel/provider-line";
import type { ProviderAccount, ProviderRequest } from "@patchbay/ports/channel-provider";
import { describe, expect, it } from "vitest";
import { LINE, LineServer } from "./line-server.ts";
import type { ProviderServer } from "./provider-server.ts";
import { GATEWAY, SmsGatewayServer } from "./sms-gateway-server.ts";
import { TELEGRAM, TelegramServer } from "./telegram-server.ts";
import { TWILIO, TwilioServer } from "./twilio-server.ts";
import { WECHAT, WechatServer, xmlOf } from "./wechat-server.ts";
import { WHATSAPP, WhatsappServer } from "./whatsapp-server.ts";

const ADDRESS = "line_0123456789abcdef01234567";
const WEBHOOK = `http://desk.test/channels/in/${ADDRESS}`;
const SAYING = { id: "m1", from: "4711", text: "Hello" };
const providers = channelProviders({ http: guardedHttp(), connect: guardedConnect(), clock: systemClock() });

const accountOf = (provider: ProviderName, fields: Readonly<Record<string, string>>): ProviderAccount => ({
  ...{ address: ADDRESS, webhookUrl: WEBHOOK },
  ...must(fieldsOf(provider, fields)),
});

/** What the provider would post, caught before it leaves. */
async function caught(server: ProviderServer, say: () => Promise<unknown>): Promise<ProviderRequest> {
  let request: ProviderRequest | undefined;
  server.post = async (url, body, headers) => {
    const query = Object.fromEntries(new URL(url).searchParams);
    request = { method: "POST", url, query, headers, body: new TextEncoder().encode(body) };
    return new Response();
  };
  await say();
  if (!request) throw new Error("nothing was posted");
  return request;
}

/** The same delivery with one thing of it changed; which one goes by its number. */
function altered(genuine: ProviderRequest, signedIn: SignedIn, number: number): ProviderRequest {
  const place = signedIn.header ?? signedIn.query ?? "";
  const given = signedIn.header ? genuine.headers[place] : genuine.query[place];
  const withSignature = (signature: string): ProviderRequest =>
    signedIn.header
      ? { ...genuine, headers: { ...genuine.headers, [place]: signature } }
      : { ...genuine, query: { ...genuine.query, [place]: signature } };
  const at = number % genuine.body.length;
  const flipped = genuine.body.map((byte, index) => (index === at ? byte ^ 1 : byte));
  const signature = given ?? "";
  // The last sign of base64 holds bits that nobody reads.
  const worn = number % (signature.length - 2);
  const other = signature[worn] === "A" ? "B" : "A";
  const changes: readonly (() => ProviderRequest)[] = [
    () => withSignature(`${signature.slice(0, worn)}${other}${signature.slice(worn + 1)}`),
    () => withSignature(signature.slice(0, worn)),
    () => withSignature(signature + number),
    () => withSignature(""),
    ...(signedIn.body
      ? [
          () => ({ ...genuine, body: flipped }),
          () => ({ ...genuine, body: genuine.body.slice(0, at) }),
          () => ({ ...genuine, body: new Uint8Array([...genuine.body, 38, 97 + (number % 26)]) }),
        ]
      : []),
    ...(signedIn.also ?? []).map((name) => () => ({
      ...genuine,
      query: { ...genuine.query, [name]: `${genuine.query[name]}${number % 10}` },
    })),
  ];
  return (changes[number % changes.length] as () => ProviderRequest)();
}

interface SignedIn {
  readonly header?: string;
  readonly query?: string;
  /** The signature is over the body. */
  readonly body: boolean;
  readonly also?: readonly string[];
}

const twilio = new TwilioServer();
const sms = new SmsGatewayServer();
const wechat = new WechatServer();
const sealed = Object.assign(new WechatServer(), { encrypted: true });
const whatsapp = new WhatsappServer();
const line = new LineServer();
const plain = { ...WECHAT, aesKey: "" };
const hello = xmlOf("o1", "text", "<Content>Hello</Content><MsgId>1</MsgId>");

const CASES: readonly [
  string,
  ProviderName,
  Readonly<Record<string, string>>,
  SignedIn,
  ProviderServer,
  () => Promise<unknown>,
][] = [
  ["Twilio", "twilio", TWILIO, { header: "x-twilio-signature", body: true }, twilio, () => twilio.say(WEBHOOK, SAYING)],
  [
    ...(["an HTTP gateway", "sms-http", { ...GATEWAY, url: "https://sms.example" }] as const),
    ...([{ header: "webhook-signature", body: true }, sms, () => sms.say(WEBHOOK, SAYING)] as const),
  ],
  // In the plain mode the platform signs when it posts, not what.
  [
    ...(["WeChat in plain", "wechat", plain] as const),
    ...([
      { query: "signature", body: false, also: ["timestamp", "nonce"] },
      wechat,
      () => wechat.hook(WEBHOOK, hello),
    ] as const),
  ],
  [
    ...(["WeChat encrypted", "wechat", WECHAT] as const),
    ...([
      { query: "msg_signature", body: false, also: ["timestamp", "nonce"] },
      sealed,
      () => sealed.hook(WEBHOOK, hello),
    ] as const),
  ],
  [
    ...(["WhatsApp", "whatsapp", WHATSAPP] as const),
    ...([{ header: "x-hub-signature-256", body: true }, whatsapp, () => whatsapp.say(WEBHOOK, SAYING)] as const),
  ],
  ["LINE", "line", LINE, { header: "x-line-signature", body: true }, line, () => line.say(WEBHOOK, SAYING)],
];

describe("a thousand deliveries that were altered on their way", () => {
  it.each(CASES)("are refused by %s, the genuine one is not", async (_, provider, fields, signedIn, server, say) => {
    const account = accountOf(provider, fields);
    const genuine = await caught(server, say);
    const receive = (request: ProviderRequest) => providers[provider].receive?.(account, request);
    expect(await receive(genuine)).toMatchObject({ ok: true, value: { news: [{ kind: "message" }] } });
    const codes = new Map<string, number>();
    for (let number = 0; number < 1_000; number++) {
      const answer = await receive(altered(genuine, signedIn, number));
      const code = answer?.ok ? "taken" : (answer?.error.code ?? "");
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect([...codes]).toEqual([["channel.bad-signature", 1_000]]);
  });

  it("are refused by WeChat when what is sealed was altered, or sealed for another account", async () => {
    const account = accountOf("wechat", WECHAT);
    const receive = (request: ProviderRequest) => providers.wechat.receive?.(account, request);
    const foreign = [
      { appId: "wxffffffffffffffff" },
      { aesKey: WECHAT.aesKey.toLowerCase() },
      { token: "another" },
      { at: Date.now() - 301_000 },
      { at: Date.now() + 310_000 },
    ];
    for (const change of foreign) {
      const request = await caught(sealed, () => sealed.hook(WEBHOOK, hello, change));
      expect(await receive(request)).toEqual({ ok: false, error: { code: "channel.bad-signature" } });
    }
    const unsealed = await caught(wechat, () => wechat.hook(WEBHOOK, hello));
    expect(await receive(unsealed)).toEqual({ ok: false, error: { code: "channel.bad-signature" } });
  });

  it("reach Telegram's line by its secret only", async () => {
    const bot = new TelegramServer();
    const request = await caught(bot, () => bot.hook(WEBHOOK, { update_id: 1 }, "guess"));
    const account = accountOf("telegram", TELEGRAM);
    for (let number = 0; number < 1_000; number++) {
      const headers = { ...request.headers, "x-telegram-bot-api-secret-token": `guess ${number}` };
      expect(await providers.telegram.receive?.(account, { ...request, headers })).toMatchObject({ ok: false });
    }
  });
});
