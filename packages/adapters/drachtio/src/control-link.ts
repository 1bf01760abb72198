import { randomUUID } from "node:crypto";
import type { DigestHash } from "@patchbay/sip/digest/digest";
import Srf from "drachtio-srf";
import { sessionWish, withLongerSession } from "./session-wish.ts";
import type { SrfInstance, SrfRequest, SrfRequestOptions, SrfResponse } from "./srf-types.ts";
import { withCredentials } from "./with-credentials.ts";

/** A server that calls each answer stale is not asked for ever. */
const MOST_ANSWERS = 3;

/** Why a request got no response: the connection went, the server does not know the dialog, it refused, or silence. */
export interface LinkError {
  readonly code: "link.down" | "link.no-dialog" | "link.refused" | "link.timeout";
  readonly why: string;
}

export interface LinkSettings {
  readonly digest: DigestHash;
  /** What we ask session timers to be, 90 at least; 0: none. */
  readonly sessionSeconds: number;
}

export interface Exchange {
  readonly request: SrfRequest;
  readonly response: SrfResponse;
  readonly ack: () => void;
}

/**
 * The control connection, with an end to every wait: drachtio-srf forgets its pending promises when the connection drops
 * and has no timers of its own, so each request here is settled by the answer, a time limit or the drop, whichever is first.
 */
export class ControlLink {
  readonly srf: SrfInstance = new Srf() as unknown as SrfInstance;
  up = false;
  readonly #awaited = new Set<(up: boolean) => void>();
  readonly #hash: DigestHash;
  /** Headers of every offer and answer of ours. */
  readonly wish: Readonly<Record<string, string>>;
  readonly #waiting = new Set<(error: LinkError) => void>();

  constructor({ digest, sessionSeconds }: LinkSettings) {
    this.#hash = digest;
    this.wish = sessionWish(sessionSeconds);
  }

  /** Resolves with the first authenticated connection. Wrong secrets and absent servers are tried again for ever. `heard` gets every frame first. */
  connect(
    at: { host: string; port: number; secret: string },
    changed: (up: boolean, why?: string) => void,
    heard?: (frame: string) => void,
  ): Promise<void> {
    return new Promise((resolve) => {
      this.srf.on("connect", (error) => {
        if (error) return changed(false, "the SIP server refused the secret");
        this.up = true;
        for (const settle of [...this.#awaited]) settle(true);
        changed(true);
        resolve();
      });
      this.srf.on("close", () => this.#dropped(changed));
      // Without a listener an error would end the process; the reconnection follows by itself.
      this.srf.on("error", (detail) => changed(false, String(detail)));
      this.srf.connect({ ...at, enablePing: true, reconnect: { retryMaxDelay: 1_000 } });
      if (heard) this.srf.app.client.wp.prependListener("msg", (_, frame) => heard(frame));
    });
  }

  /**
   * Sends a request and hands over the responses; `final` or `failed` is called once. `sent` runs before any response, and
   * again when a challenge was answered: responses come to the new request from then on.
   */
  send(
    options: SrfRequestOptions,
    limitMs: number,
    on: {
      sent?(request: SrfRequest): void;
      provisional?(response: SrfResponse, ack: () => void): void;
      final(exchange: Exchange): void;
      failed(error: LinkError): void;
    },
  ): void {
    let open = true;
    const settle = (then: () => void) => {
      if (!open) return;
      open = false;
      clearTimeout(timer);
      this.#waiting.delete(fail);
      then();
    };
    const fail = (error: LinkError) => settle(() => on.failed(error));
    const timer = setTimeout(() => fail({ code: "link.timeout", why: `no final response in ${limitMs} ms` }), limitMs);
    this.#waiting.add(fail);
    const heed =
      (asked: SrfRequestOptions, request: SrfRequest, answers: number) => (response: SrfResponse, ack: () => void) => {
        if (response.status < 200) return on.provisional?.(response, ack);
        const credentials = { hash: this.#hash, cnonce: randomUUID() };
        const again =
          open && answers < MOST_ANSWERS
            ? (withCredentials(asked, request, response, credentials) ?? withLongerSession(asked, request, response))
            : undefined;
        if (again) return dispatch(again, answers + 1);
        // After our own time limit a 200 must still be acknowledged, or the party would repeat it.
        if (!open && options.method === "INVITE" && response.status < 300) return on.final({ request, response, ack });
        settle(() => on.final({ request, response, ack }));
      };
    const dispatch = ({ auth, ...asked }: SrfRequestOptions, answers: number) => {
      try {
        this.srf.app.request(asked, (error, request) => {
          if (error || !request) return fail(refusal(error));
          request.on("response", heed({ ...asked, ...(auth ? { auth } : {}) }, request, answers));
          on.sent?.(request);
        });
      } catch (error) {
        // Thrown while there is no connection to write to.
        fail({ code: "link.down", why: String(error) });
      }
    };
    dispatch(options, 0);
  }

  exchange(options: SrfRequestOptions, limitMs: number): Promise<Exchange | LinkError> {
    return new Promise((resolve) => this.send(options, limitMs, { final: resolve, failed: resolve }));
  }

  /** Resolves with whether there is a connection, at once or within the time. */
  isUpWithin(limitMs: number): Promise<boolean> {
    if (this.up) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (up: boolean) => {
        clearTimeout(timer);
        this.#awaited.delete(settle);
        resolve(up);
      };
      const timer = setTimeout(() => settle(false), limitMs);
      this.#awaited.add(settle);
    });
  }

  close(): void {
    try {
      this.srf.disconnect();
    } catch {
      // There was no connection.
    }
  }

  #dropped(changed: (up: boolean, why?: string) => void): void {
    this.up = false;
    for (const fail of [...this.#waiting]) fail({ code: "link.down", why: "the control connection closed" });
    changed(false, "the control connection closed");
  }
}

function refusal(error: Error | null): LinkError {
  const why = error?.message ?? "not sent";
  return { code: /unable to find dialog/i.test(why) ? "link.no-dialog" : "link.refused", why };
}
