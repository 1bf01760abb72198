import type {
  DialogData,
  InboundCall,
  OutboundAttempt,
  OutboundCall,
  RegisterAnswer,
  RegisterRequest,
  Signalling,
  SignallingHandlers,
  SipAnswer,
  SipDialog,
  SipQuestion,
} from "@patchbay/ports/signalling";
import { parseReplaces } from "@patchbay/sip/dialog/replaces";
import { ControlLink, type LinkSettings } from "./control-link.ts";
import { askParty } from "./drachtio-ask.ts";
import { DrachtioDialog } from "./drachtio-dialog.ts";
import { DrachtioInbound, sourceOf } from "./drachtio-inbound.ts";
import { DrachtioOutbound } from "./drachtio-outbound.ts";
import { headerLines } from "./header-lines.ts";
import { ALLOW } from "./session-wish.ts";
import { hostOf, parameterOf, uriOf, userOf } from "./sip-text.ts";
import type { SrfRequest, SrfResponse } from "./srf-types.ts";
import { tracedOf } from "./traced.ts";

const DEFAULT_EXPIRES_S = 300;

/** Signalling through a drachtio control connection: our own SIP server or a drachtio-server. */
export class DrachtioSignalling implements Signalling {
  readonly #link: ControlLink;
  readonly #at: { readonly host: string; readonly port: number; readonly secret: string };

  constructor(at: { readonly host: string; readonly port: number; readonly secret: string }, settings: LinkSettings) {
    this.#link = new ControlLink(settings);
    this.#at = at;
  }

  connect(handlers: SignallingHandlers): Promise<void> {
    const { srf } = this.#link;
    srf.invite((request, response) => this.#invited(handlers, request, response));
    srf.register((request, response) => void register(handlers, request, response));
    // Out-of-dialog keep-alive probes of trunks and phones.
    srf.options((_request, response) => response.send(200, { headers: { Allow: ALLOW, Accept: "application/sdp" } }));
    // Nothing that can be asked for outside of calls, or said to us, has a taker here: who asks learns what has.
    srf.subscribe((_request, response) => response.send(489, { headers: { "Allow-Events": "refer" } }));
    for (const method of ["message", "notify", "publish"] as const) {
      srf[method]((_request, response) => response.send(405, { headers: { Allow: ALLOW } }));
    }
    const { seen } = handlers;
    const heard = (frame: string) => {
      const message = tracedOf(frame, Date.now());
      if (message) seen?.(message);
    };
    return this.#link.connect(this.#at, (up) => handlers.connection?.(up), seen && heard);
  }

  call(request: OutboundCall): OutboundAttempt {
    return new DrachtioOutbound(this.#link, request);
  }

  ask(question: SipQuestion): Promise<SipAnswer> {
    return askParty(this.#link, question);
  }

  restore(data: DialogData): SipDialog {
    return new DrachtioDialog(this.#link, data);
  }

  close(): void {
    this.#link.close();
  }

  #invited(handlers: SignallingHandlers, request: SrfRequest, response: SrfResponse): void {
    // Inside a dialog that nobody here knows (its call ended while the request was on its way): RFC 3261 §12.2.2.
    if (/;\s*tag=/i.test(request.get("To") ?? "")) {
      response.send(481);
      return;
    }
    if (request.has("Replaces") && !parseReplaces(request.get("Replaces") ?? "")) {
      response.send(400);
      return;
    }
    const call: InboundCall = new DrachtioInbound(this.#link, request, response);
    handlers.invited(call);
  }
}

async function register(handlers: SignallingHandlers, request: SrfRequest, response: SrfResponse): Promise<void> {
  const answer = await handlers
    .registering(registration(request))
    .catch((): RegisterAnswer => ({ status: 500, reason: "internal" }));
  if (answer.status === 200) {
    const contact = answer.contact
      ? { Contact: `<${answer.contact}>;expires=${answer.expires}`, Expires: String(answer.expires) }
      : {};
    response.send(200, { headers: contact as Record<string, string> });
  } else if (answer.status === 401) {
    response.send(401, { headers: headerLines({ "WWW-Authenticate": answer.challenges }) });
  } else {
    response.send(answer.status, { headers: { ...answer.headers } });
  }
}

function registration(request: SrfRequest): RegisterRequest {
  const to = request.get("To");
  const contact = request.get("Contact");
  const authorization = request.get("Authorization");
  const read = contact ? contactOf(contact, request.get("Expires")) : undefined;
  return {
    username: userOf(to),
    host: hostOf(to),
    sipCallId: request.get("Call-ID") ?? "",
    source: sourceOf(request),
    ...(read ? { contact: read } : {}),
    ...(authorization ? { authorization } : {}),
  };
}

function contactOf(contact: string, expires: string | undefined): NonNullable<RegisterRequest["contact"]> {
  const seconds = Number.parseInt(parameterOf(contact, "expires") ?? expires ?? "", 10);
  const instance = parameterOf(contact, "+sip.instance");
  return {
    uri: contact.trim() === "*" ? "*" : uriOf(contact),
    expires: Number.isNaN(seconds) ? DEFAULT_EXPIRES_S : seconds,
    ...(instance ? { instance } : {}),
  };
}
