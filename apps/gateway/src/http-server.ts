import Fastify, { type FastifyInstance, LogController } from "fastify";
import type { FileLinks } from "./channels/file-links.ts";
import { openChannelRoutes } from "./channels/open-channel-routes.ts";
import { providerRoutes } from "./channels/provider-routes.ts";
import { sharedFileRoutes } from "./channels/shared-file-routes.ts";
import { authRoutes } from "./http/auth-routes.ts";
import { errorPages } from "./http/error-pages.ts";
import { fileRoutes } from "./http/file-routes.ts";
import type { Front } from "./http/gateway-request.ts";
import { jsonBodies } from "./http/json-bodies.ts";
import { operatorRoutes } from "./http/operator-routes.ts";
import { promptRoutes } from "./http/prompt-routes.ts";
import { recordingRoutes } from "./http/recording-routes.ts";
import { restRoutes } from "./http/rest-routes.ts";
import { ticketFileRoutes } from "./http/ticket-file-routes.ts";
import { trpcRoutes } from "./http/trpc-routes.ts";
import { widgetRoutes } from "./http/widget-routes.ts";
import type { Measures } from "./measures.ts";
import { pageProxy } from "./pages/page-proxy.ts";
import { helpRoutes } from "./portal/help-routes.ts";
import { portalRoutes } from "./portal/portal-routes.ts";
import type { SignIn } from "./sign-in/sign-in.ts";

export interface HttpServerSettings {
  readonly front: Front;
  readonly signIn: SignIn;
  readonly measures: Measures;
  readonly healthy: () => Promise<boolean>;
  readonly links: FileLinks;
  readonly studioUrl: string;
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
}

const MOST_BODY_BYTES = 5 * 1024 * 1024;

export function createHttpServer(settings: HttpServerSettings): FastifyInstance {
  const { front, signIn, measures } = settings;
  const app = Fastify({
    // Standard output is for the one line that says we are ready.
    logger: { level: settings.logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BODY_BYTES,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: true,
  });
  const secure = front.publicUrl.startsWith("https:");
  app.addHook("onSend", async (_request, reply) => {
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "same-origin");
    reply.header("x-frame-options", "SAMEORIGIN");
    if (secure) reply.header("strict-transport-security", "max-age=31536000");
  });
  errorPages(app);
  operatorRoutes(app, measures, settings.healthy);
  authRoutes(app, front, signIn);
  trpcRoutes(app, front);
  app.register(async (scope) => {
    jsonBodies(scope);
    restRoutes(scope, front);
  });
  recordingRoutes(app, front);
  promptRoutes(app, front);
  fileRoutes(app, front);
  ticketFileRoutes(app, front);
  portalRoutes(app, front.services);
  helpRoutes(app, front.services);
  widgetRoutes(app);
  openChannelRoutes(app, front.services);
  providerRoutes(app, front.services);
  sharedFileRoutes(app, front.services, settings.links);
  pageProxy(app, settings.studioUrl);
  return app;
}
