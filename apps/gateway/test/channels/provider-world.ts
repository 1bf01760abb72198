import { startTestPostgres } from "@patchbay/adapter-postgres/test-database";
import { startTestGateway } from "../test-gateway.ts";
import { LINE, LineServer } from "./line-server.ts";
import { OpenSystem } from "./open-system.ts";
import { addLine, type LineStage, publishAnswers, startPictures } from "./provider-stage.ts";
import { CENTRE, ShortMessageCentre } from "./short-message-centre.ts";
import { GATEWAY, SmsGatewayServer } from "./sms-gateway-server.ts";
import { TELEGRAM, TelegramServer } from "./telegram-server.ts";
import { TWILIO, TwilioServer } from "./twilio-server.ts";
import { WECHAT, WechatServer } from "./wechat-server.ts";
import { WHATSAPP, WhatsappServer } from "./whatsapp-server.ts";

/** A gateway with one line of each provider, and the providers. */
export async function startProviderWorld() {
  const postgres = await startTestPostgres();
  const gateway = await startTestGateway(postgres, { channelsEvery: 50 });
  const stores = gateway.stores.of(await gateway.tenant("harbour", [{ id: "ada", role: "admin" }]));
  const ada = await gateway.signedIn("harbour", "ada");
  const pictures = await startPictures();
  const servers = {
    ...{ twilio: new TwilioServer(), "sms-http": new SmsGatewayServer(), wechat: new WechatServer() },
    ...{ whatsapp: new WhatsappServer(), telegram: new TelegramServer(), line: new LineServer() },
  };
  const centre = new ShortMessageCentre();
  await Promise.all([...Object.values(servers).map((server) => server.start()), centre.start()]);
  await publishAnswers(ada);
  const fields = {
    twilio: { ...TWILIO, api: servers.twilio.url },
    "sms-http": { ...GATEWAY, url: `${servers["sms-http"].url}/send` },
    smpp: { ...CENTRE, host: "127.0.0.1", port: String(centre.port), security: "none" },
    wechat: { ...WECHAT, aesKey: "", account: "official", api: servers.wechat.url },
    whatsapp: { ...WHATSAPP, api: servers.whatsapp.url },
    telegram: { ...TELEGRAM, api: servers.telegram.url },
    line: { ...LINE, api: servers.line.url, dataApi: servers.line.url },
  };
  const at = {} as Record<keyof typeof fields, string>;
  for (const provider of Object.keys(fields) as (keyof typeof fields)[]) {
    at[provider] = await addLine({ ada }, { provider, fields: fields[provider] });
  }
  const open = await new OpenSystem().start();
  const wanted = { label: "Their own", deliverTo: `${open.url}/messages` };
  const opened = await ada.done<{ number: string; secret: string }>("chat.addOpenChannel", wanted);
  open.secret = opened.secret;
  const bot = { provider: "telegram", fields: fields.telegram };
  await ada.done("chat.checkProviderLine", { address: at.telegram, line: bot });
  const stage: LineStage = { gateway, stores, ada, pictureUrl: pictures.url };
  return {
    ...{ ...stage, stage, servers, centre, fields, at, open, openAt: opened.number },
    async stop() {
      await gateway.stop();
      await Promise.all([...Object.values(servers), centre, open].map((server) => server.stop()));
      pictures.stop();
      await postgres.stop();
    },
  };
}

export type ProviderWorld = Awaited<ReturnType<typeof startProviderWorld>>;
