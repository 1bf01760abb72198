import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Services } from "@patchbay/api/api-context";
import type { Millis } from "@patchbay/base/time";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { tenantEvent } from "@patchbay/wire/tenant-event";
import type { Pool } from "pg";
import { startAlertDuty } from "./alerts/alert-duty.ts";
import { startChannelDuty } from "./channels/channel-duty.ts";
import { fileLinks } from "./channels/file-links.ts";
import { LineListening } from "./channels/line-listening.ts";
import { openCarrier } from "./channels/open-carrier.ts";
import { providerCarrier } from "./channels/provider-carrier.ts";
import { chatAt } from "./chat/chat-door.ts";
import { createGate } from "./chat/gate.ts";
import { VisitorSocket } from "./chat/visitor-socket.ts";
import { visitorTokens } from "./chat/visitor-token.ts";
import { createHttpServer } from "./http-server.ts";
import { mailCarrier } from "./mail/mail-carrier.ts";
import { startMailDuty } from "./mail/mail-duty.ts";
import { createMeasures } from "./measures.ts";
import { createGroupFeeds } from "./realtime/group-feeds.ts";
import { createMetricFeeds } from "./realtime/metric-feeds.ts";
import { RealtimeSocket } from "./realtime/realtime-socket.ts";
import { createTenantHub } from "./realtime/tenant-hub.ts";
import type { TopicWorld } from "./realtime/topic.ts";
import { createTrafficFeeds } from "./realtime/traffic-feeds.ts";
import { createWallFeeds } from "./realtime/wall-feeds.ts";
import { startReleaseDuty } from "./releases/release-duty.ts";
import { createDoorkeeper } from "./sign-in/doorkeeper.ts";
import { sessionsThatHold } from "./sign-in/session-watch.ts";
import { createSignIn } from "./sign-in/sign-in.ts";
import { proxySip } from "./sip/sip-proxy.ts";
import { Sockets } from "./sockets.ts";
import { startTicketDuty } from "./tickets/ticket-duty.ts";
import { startWebhookDuty } from "./webhooks/webhook-duty.ts";

export interface GatewayParts {
  readonly services: Services;
  /** Sign-in's own tables. */
  readonly authPool: Pool;
  /** For webhooks. */
  readonly http: HttpPort;
  readonly authSecret: string;
  readonly studioUrl: string;
  readonly sipWsUrl: string;
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  readonly webhookPauses?: readonly Millis[];
  /** How often messages that are to be carried are looked for. */
  readonly channelsEvery?: Millis;
  /** How often alerts' readings are looked at. */
  readonly alertsEvery?: Millis;
}

export interface Gateway {
  /** Listens; resolves with the address, or rejects with Node's error (EADDRINUSE …). */
  listen(host: string, port: number): Promise<AddressInfo>;
  stop(): Promise<void>;
}

/** Only a new conversation takes one of the ten connections that people at their desks share; all else is brief. */
const WIDGETS_AT_ONCE = 16;

/** Puts the front door together from parts that are there already. */
export function createGateway(parts: GatewayParts): Gateway {
  const { services, authPool, sipWsUrl } = parts;
  const { stores, clock, secrets, bus, publicUrl } = services;
  const signIn = createSignIn({ pool: authPool, clock, secret: parts.authSecret, publicUrl });
  const doorkeeper = createDoorkeeper({ signIn, pool: authPool, stores, clock, secrets });
  let sockets: Sockets | undefined;
  const measures = createMeasures(() => sockets?.count ?? 0);
  const links = fileLinks(parts.authSecret);
  const app = createHttpServer({
    ...parts,
    links,
    front: { services, doorkeeper, publicUrl },
    signIn,
    measures,
    healthy: () =>
      Promise.all([authPool.query("SELECT 1"), stores.directory.tenantBySlug("")]).then(
        () => true,
        () => false,
      ),
  });
  const failed = (error: unknown) => app.log.error({ err: error }, "background work failed");

  const tokens = visitorTokens(parts.authSecret);
  const gate = createGate(WIDGETS_AT_ONCE);
  const hub = createTenantHub(bus, () => measures.malformedEvents.inc());
  const world: TopicWorld = {
    services,
    hub,
    metricFeeds: createMetricFeeds(services, hub, failed),
    groupFeeds: createGroupFeeds(services, hub, failed),
    trafficFeeds: createTrafficFeeds(services, hub, failed),
    wallFeeds: createWallFeeds(services, hub, failed),
    failed,
  };
  const stopBoard = bus.subscribe("tenant.*", (message) => {
    const event = tenantEvent.safeParse(message);
    if (event.success) services.conversations.note(event.data);
  });
  let duties: readonly { stop(): Promise<void> }[] = [];

  return {
    async listen(host, port) {
      await app.ready();
      sockets = new Sockets({
        server: app.server,
        doors: [
          { path: "/realtime", open: (socket, { standing }) => new RealtimeSocket(socket, world, standing) },
          {
            path: "/sip",
            subprotocol: "sip",
            open: (socket, { request, address }) => {
              proxySip(socket, request, sipWsUrl, address);
              return { signOut: () => socket.close(4401, "signed out"), leave: () => undefined };
            },
          },
        ],
        publicDoors: [
          {
            path: "/chat",
            maxFrameBytes: 32 * 1024,
            admit: async (request, url) => {
              const at = await chatAt(stores, request, url.searchParams.get("key") ?? "", publicUrl);
              if (typeof at === "number") return at;
              const chat = { ...services, stores: stores.of(at.tenant), hub, tokens, failed, gate };
              return (socket) => new VisitorSocket(socket, chat, at.binding);
            },
          },
        ],
        doorkeeper,
        sessionsThatHold: (watched) => sessionsThatHold(authPool, watched),
        addressOf: (request: IncomingMessage) => request.socket.remoteAddress ?? "",
        publicUrl,
        failed,
      });
      await app.listen({ host, port });
      const provided = providerCarrier({ ...services, links });
      const duty = { bus, stores, clock, holder: services.chance.id(), failed };
      duties = [
        startReleaseDuty(duty),
        startAlertDuty({
          ...{ ...services, ...duty, mail: services.mail.sender },
          ...(parts.alertsEvery === undefined ? {} : { lookEvery: parts.alertsEvery }),
        }),
        startTicketDuty({ ...services, ...duty }),
        startMailDuty({ ...duty, ...services, ...services.mail }),
        startChannelDuty({
          ...duty,
          carriers: {
            open: openCarrier({ ...services, http: parts.http, links }),
            email: mailCarrier({ ...services, ...services.mail }),
            sms: provided,
            social: provided,
          },
          listening: new LineListening({ ...services, failed }),
          ...(parts.channelsEvery === undefined ? {} : { lookEvery: parts.channelsEvery }),
          ...(parts.webhookPauses ? { pauses: parts.webhookPauses } : {}),
        }),
        startWebhookDuty({
          ...duty,
          http: parts.http,
          delivered: (outcome) => measures.deliveries.labels(outcome).inc(),
          ...(parts.webhookPauses ? { pauses: parts.webhookPauses } : {}),
        }),
      ];
      return app.server.address() as AddressInfo;
    },
    async stop() {
      stopBoard();
      sockets?.close();
      await Promise.all(duties.map((duty) => duty.stop()));
      await app.close();
    },
  };
}
