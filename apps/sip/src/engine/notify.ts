import type { Flow } from "@patchbay/sip/flow";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import { plainText } from "@patchbay/sip/message/write-message";
import type { Application, Leg, ServerCall, Stack } from "./stack.ts";

/** `sip|network`: a message that arrived, handed to an application. */
export function tell(
  stack: Stack,
  to: Application,
  message: SipRequest | SipResponse,
  flow: Flow | undefined,
  transactionId: string,
  dialogId: string,
): void {
  const text = plainText(message);
  const on = message.kind === "request" && flow ? `${flow.localAddress}|${flow.localPort}|` : "";
  to.write(
    `${stack.ids.serial()}|sip|network|${text.length}|${source(flow)}|${timeOfDay(stack.now())}|${transactionId}|${dialogId}|${on}`,
    text,
  );
}

/** A BYE that the stack itself sent. */
export function tellUnsolicited(stack: Stack, leg: Leg, bye: SipRequest, flow: Flow | undefined): void {
  const tokens = `${stack.ids.serial()}|sip|application|${bye.text.length}|${source(flow)}|${timeOfDay(stack.now())}|unsolicited|${leg.id}|`;
  tellOwner(stack, leg, (owner) => owner.write(tokens, bye.text));
}

/** Now, or when somebody takes the leg over; of an ended leg too, for as long as a living one would wait. */
export function tellOwner(stack: Stack, leg: Leg, say: (owner: Application) => void): void {
  const { owner } = leg;
  if (owner?.open) {
    say(owner);
    return;
  }
  leg.waiting.push(() => leg.owner && say(leg.owner));
  if (leg.state !== "ended" || stack.farewells.has(leg)) return;
  stack.farewells.add(leg);
  stack.timers.start(stack.limits.graceMillis, () => stack.farewells.delete(leg));
}

/** A request outside any dialog. */
export function tellNewRequest(stack: Stack, to: Application, call: ServerCall): void {
  stack.unheard.add(call);
  tell(stack, to, call.request, call.flow, call.id, "");
}

/** The tokens `proto|address|port`. WebSocket counts as tcp, as drachtio-server has it. */
export function source(flow: Flow | undefined): string {
  if (!flow) return "udp||0";
  const proto = flow.transport === "udp" || flow.transport === "tls" ? flow.transport : "tcp";
  return `${proto}|${flow.remoteAddress}|${flow.remotePort}`;
}

let lastMillis = -1;
let lastText = "";

/** UTC `HH:MM:SS.uuuuuu`. */
export function timeOfDay(millis: number): string {
  if (millis !== lastMillis) {
    lastMillis = millis;
    lastText = `${new Date(millis).toISOString().slice(11, 23)}000`;
  }
  return lastText;
}
