import { join } from "node:path";
import type { UpOptions } from "./options.ts";
import { freePort } from "./preflight.ts";
import type { Secrets } from "./secrets.ts";
import type { ServicePlan } from "./service.ts";

export interface Addresses {
  readonly web: string;
  readonly sip: string;
}

export interface Databases {
  /** Role of the application: row-level security applies. */
  readonly app: string;
  /** Role of sign-in's own tables. */
  readonly auth: string;
}

const root = join(import.meta.dirname, "../../../..");

/** The processes in the order they start; each only needs those before it. */
export async function planServices(
  options: UpOptions,
  dataDir: string,
  secrets: Secrets,
  databases: Databases,
): Promise<{ readonly plans: readonly ServicePlan[]; readonly addresses: Addresses }> {
  const [sipWs, sipControl, studio] = await Promise.all([freePort(), freePort(), freePort()]);
  const media = await Promise.all(Array.from({ length: options.workers }, () => freePort()));
  const anyAddress = options.host === "0.0.0.0" || options.host === "::";
  const reachable = options.public ?? (anyAddress ? "127.0.0.1" : options.host);
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  const sip = options["sip-port"];
  const web = `http://${reachable}:${options.port}`;
  const common = { DATA_DIR: dataDir, NODE_ENV: "production" };
  const plans: ServicePlan[] = [
    {
      name: "sip",
      args: [join(root, "apps/sip/src/main.ts")],
      env: {
        ...common,
        SIP_LISTEN: `udp://${host}:${sip},tcp://${host}:${sip},ws://127.0.0.1:${sipWs}`,
        SIP_CONTROL: `127.0.0.1:${sipControl}`,
        SIP_SECRET: secrets.sip,
        SIP_DIALOGS: join(dataDir, "sip-dialogs"),
        ...(options.public ? { SIP_EXTERNAL_IP: options.public } : {}),
      },
    },
    ...media.map(
      (port, index): ServicePlan => ({
        name: index === 0 ? "media" : `media-${index + 1}`,
        args: [join(root, "apps/media/src/main.ts")],
        env: {
          ...common,
          MEDIA_CONTROL: `127.0.0.1:${port}`,
          MEDIA_SECRET: secrets.media,
          MEDIA_BIND: options.host,
          MEDIA_ADVERTISE: reachable,
          MEDIA_PORTS: shareOf(options.rtp, index, media.length),
        },
      }),
    ),
    {
      name: "studio",
      args: [
        join(root, "node_modules/next/dist/bin/next"),
        ...["start", join(root, "apps/studio"), "-H", "127.0.0.1", "-p", String(studio)],
      ],
      env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      ready: /Ready in/,
    },
    {
      name: "runtime",
      args: [join(root, "apps/runtime/src/main.ts")],
      env: {
        ...common,
        RUNTIME_ID: "runtime-1",
        SIP_CONTROL_URL: `127.0.0.1:${sipControl}`,
        SIP_SECRET: secrets.sip,
        MEDIA_URLS: media.map((port) => `ws://127.0.0.1:${port}`).join(","),
        MEDIA_SECRET: secrets.media,
        DATABASE_URL: databases.app,
        VAULT_SECRET: secrets.vault,
      },
    },
    {
      name: "gateway",
      args: [join(root, "apps/gateway/src/main.ts")],
      env: {
        ...common,
        GATEWAY_LISTEN: `${host}:${options.port}`,
        DATABASE_URL: databases.app,
        AUTH_DATABASE_URL: databases.auth,
        AUTH_SECRET: secrets.auth,
        VAULT_SECRET: secrets.vault,
        STUDIO_URL: `http://127.0.0.1:${studio}`,
        SIP_WS_URL: `ws://127.0.0.1:${sipWs}`,
        PUBLIC_URL: web,
      },
    },
  ];
  return { plans, addresses: { web, sip: `${reachable}:${sip}` } };
}

/** One worker's part of the UDP ports: pairs, so that each begins on an even one (RFC 3550 §11). */
export function shareOf(range: string, index: number, workers: number): string {
  const [first = 0, last = 0] = range.split("-").map(Number);
  const each = 2 * Math.floor((last - first + 1) / workers / 2);
  const from = first + index * each;
  return `${from}-${from + each - 1}`;
}
