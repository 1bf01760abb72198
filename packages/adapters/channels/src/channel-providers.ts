import type { ChannelProviders } from "@patchbay/ports/channel-provider";
import type { Clock } from "@patchbay/ports/clock";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { line } from "./line/line.ts";
import { smppProvider } from "./smpp/smpp-provider.ts";
import type { Connect } from "./smpp/smpp-session.ts";
import { smsHttp } from "./sms/sms-http.ts";
import { twilio } from "./sms/twilio.ts";
import { telegram } from "./telegram/telegram.ts";
import { wechat } from "./wechat/wechat.ts";
import { whatsapp } from "./whatsapp/whatsapp.ts";

/** All whose protocol we speak. */
export function channelProviders(world: {
  /** Guarded: addresses are tenants' own words. */
  readonly http: HttpPort;
  readonly connect: Connect;
  readonly clock: Clock;
}): ChannelProviders {
  const { http, clock } = world;
  return {
    ...{ twilio: twilio(http), "sms-http": smsHttp(http), smpp: smppProvider(world) },
    ...{ wechat: wechat(http, clock), whatsapp: whatsapp(http), telegram: telegram(http), line: line(http) },
  };
}
