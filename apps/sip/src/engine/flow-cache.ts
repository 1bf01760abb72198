import type { Flow } from "@patchbay/sip/flow";
import { isReliable } from "@patchbay/sip/flow";
import { parseNameAddr } from "@patchbay/sip/message/name-addr";
import { headerParam } from "@patchbay/sip/message/params";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { parseSipUri } from "@patchbay/sip/message/sip-uri";
import { splitValues } from "@patchbay/sip/message/split-values";
import type { Timer, Timers } from "@patchbay/sip/timers";

/**
 * Which flow reaches a contact that nobody can reach otherwise: browsers and phones behind NAT (RFC 5626 §5). Keyed by
 * `user@host` of the Contact; a later registration of the same contact replaces the flow.
 */
export class FlowCache {
  readonly #timers: Timers;
  readonly #entries = new Map<string, { readonly flow: Flow; readonly expiry: Timer }>();

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Learns from a 2xx to a REGISTER or SUBSCRIBE. */
  learn(request: SipRequest, response: SipResponse, flow: Flow): void {
    for (const contact of request.all("contact").flatMap(splitValues)) {
      if (!isReliable(flow.transport) && !isTiedTo(contact, flow)) continue;
      const key = contactKey(contact);
      if (!key) continue;
      const seconds = expiresOf(key, request, response);
      this.#entries.get(key)?.expiry.stop();
      this.#entries.delete(key);
      if (seconds > 0) {
        // A timer takes at most 2^31 ms; no registration is that long.
        const millis = Math.min(seconds, 1_000_000) * 1_000;
        this.#entries.set(key, { flow, expiry: this.#timers.start(millis, () => this.#entries.delete(key)) });
      }
    }
  }

  /** @returns the flow registered for this URI's user and host; it may have closed since */
  find(uri: string): Flow | undefined {
    const key = this.#entries.size === 0 ? undefined : contactKey(uri);
    return key === undefined ? undefined : this.#entries.get(key)?.flow;
  }
}

/** Of one flow, by RFC 5626's extension for clients (§4.2). */
export function asksForFlow(request: SipRequest): boolean {
  const knows = request.all("supported").flatMap(splitValues).includes("outbound");
  return knows && request.all("contact").flatMap(splitValues).some(isOutbound);
}

function isOutbound(contact: string): boolean {
  return headerParam(contact, "reg-id") !== undefined && headerParam(contact, "+sip.instance") !== undefined;
}

/** Over UDP a contact stands for itself, unless it asks for its flow, or names a private place that its packets do not come from. */
function isTiedTo(contact: string, { remoteAddress }: Flow): boolean {
  if (isOutbound(contact)) return true;
  const host = parseSipUri(parseNameAddr(contact)?.uri ?? contact)?.host;
  return host !== undefined && host !== remoteAddress && PRIVATE.test(host);
}

/** RFC 1918, RFC 6598. */
const PRIVATE = /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/;

function contactKey(contact: string): string | undefined {
  const uri = parseSipUri(parseNameAddr(contact)?.uri ?? contact);
  return uri?.user === undefined ? undefined : `${uri.user}@${uri.host}`;
}

/** The registrar's word counts: the parameter of the same contact in the response, else its Expires, else the request's. */
function expiresOf(key: string, request: SipRequest, response: SipResponse): number {
  const granted = response
    .all("contact")
    .flatMap(splitValues)
    .find((contact) => contactKey(contact) === key);
  const asked = request
    .all("contact")
    .flatMap(splitValues)
    .find((contact) => contactKey(contact) === key);
  const text =
    (granted && headerParam(granted, "expires")) ??
    response.header("expires") ??
    (asked && headerParam(asked, "expires")) ??
    request.header("expires") ??
    "3600";
  const seconds = Number(text);
  return Number.isFinite(seconds) ? seconds : 0;
}
