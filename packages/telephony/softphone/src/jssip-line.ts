import { UA, WebSocketInterface } from "jssip";
import type { RTCSession } from "jssip/lib/RTCSession";
import type { IncomingRequest, IncomingResponse } from "jssip/lib/SIPMessage";
import type { RTCSessionEvent } from "jssip/lib/UA";
import type { PhoneCredentials, PhoneOptions } from "./phone.ts";
import type { PhoneEvent } from "./phone-state.ts";

/** The socket and the registration: JsSIP's user agent, kept alive with fresh credentials. */
export interface JssipLine {
  start(): void;
  stop(): void;
  replaced(): void;
  /** Undefined while stopped or while credentials are being fetched. */
  agent(): UA | undefined;
  /** The address of record, once the server gave one. */
  address(): string | undefined;
}

export interface LineHooks {
  readonly emit: (event: PhoneEvent) => void;
  readonly onInvite: (session: RTCSession, request: IncomingRequest) => void;
  readonly onConnected: () => void;
  /** Before the user agent stops, which would say BYE to every session. */
  readonly beforeStop: () => void;
}

const REGISTER_SECONDS = 60;
const RETRY_MS = 3_000;

export function jssipLine(options: PhoneOptions, hooks: LineHooks): JssipLine {
  let agent: UA | undefined;
  let credentials: PhoneCredentials | undefined;
  /** Each start is its own life: answers to requests of an earlier one are dropped. */
  let life = 0;
  let refusals = 0;
  let cancelRetry = () => {};

  const retry = (run: () => Promise<void>) => {
    cancelRetry();
    const mine = life;
    cancelRetry = options.later(RETRY_MS, () => {
      if (mine === life) void run();
    });
  };

  const stop = () => {
    life += 1;
    refusals = 0;
    cancelRetry();
    hooks.beforeStop();
    agent?.stop();
    agent = undefined;
  };

  const replaced = () => {
    hooks.emit({ type: "replaced" });
    stop();
  };

  const open = async (): Promise<void> => {
    const mine = life;
    try {
      credentials = await options.credentials();
    } catch {
      if (mine !== life) return;
      hooks.emit({ type: "line-failed", why: "credentials" });
      retry(open);
      return;
    }
    if (mine !== life) return;
    agent = userAgent(credentials, options);
    listen(agent);
    agent.start();
  };

  const listen = (ua: UA) => {
    ua.on("connected", () => {
      if (!options.register) hooks.emit({ type: "registered" });
      hooks.onConnected();
    });
    ua.on("disconnected", () => hooks.emit({ type: "disconnected" }));
    ua.on("registered", () => {
      refusals = 0;
      hooks.emit({ type: "registered" });
    });
    ua.on("registrationExpiring", () => void renew(false));
    ua.on("registrationFailed", ({ response }: { readonly response: IncomingResponse | null }) => refused(response));
    ua.on("newRTCSession", (event: RTCSessionEvent) => {
      if (event.originator === "remote") hooks.onInvite(event.session, event.request as IncomingRequest);
    });
  };

  const refused = (response: IncomingResponse | null) => {
    if (response?.hasHeader("X-Patchbay-Replaced")) {
      replaced();
      return;
    }
    // Without an answer the socket is at fault, and JsSIP registers again when it is back.
    if (!response) {
      hooks.emit({ type: "disconnected" });
      retry(() => renew(false));
      return;
    }
    refusals += 1;
    if (refusals === 1) {
      void renew(true);
      return;
    }
    hooks.emit({ type: "line-failed", why: "refused" });
    retry(() => renew(true));
  };

  const renew = async (force: boolean): Promise<void> => {
    const mine = life;
    const soon = options.now() + 2 * REGISTER_SECONDS * 1_000;
    if (force || !credentials || credentials.expiresAt < soon) {
      try {
        credentials = await options.credentials();
      } catch {
        // The old ones may still do; if not, the refusal brings us here again.
      }
    }
    if (mine !== life || !agent || !credentials) return;
    agent.set("authorization_user", credentials.username);
    agent.set("password", credentials.password);
    agent.set("realm", credentials.realm);
    if (agent.isConnected()) agent.register();
  };

  return {
    start: () => {
      if (agent) return;
      life += 1;
      hooks.emit({ type: "started" });
      void open();
    },
    stop: () => {
      stop();
      hooks.emit({ type: "stopped" });
    },
    replaced,
    agent: () => agent,
    address: () => credentials?.uri,
  };
}

function userAgent(credentials: PhoneCredentials, options: PhoneOptions): UA {
  return new UA({
    sockets: new WebSocketInterface(socketUrl(credentials.wsUrl, location.href)),
    uri: credentials.uri,
    authorization_user: credentials.username,
    password: credentials.password,
    realm: credentials.realm,
    register: options.register,
    register_expires: REGISTER_SECONDS,
    instance_id: options.instance,
    session_timers: false,
    // The server decides how long an offer rings.
    no_answer_timeout: 180,
    connection_recovery_min_interval: 1,
    // A customer waits for it: a second or two after the network is back, and not all phones in one moment.
    connection_recovery_max_interval: 2,
    user_agent: "Patchbay",
  });
}

/** The socket's address: a path means the page's own origin, secure if the page is. */
export function socketUrl(given: string, page: string): string {
  const url = new URL(given, page);
  url.protocol = url.protocol.replace(/^http/, "ws");
  return url.href;
}
