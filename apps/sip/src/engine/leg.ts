import { contactUri, type Dialog, withTargetOf } from "@patchbay/sip/dialog/dialog";
import { type Flow, isReliable } from "@patchbay/sip/flow";
import type { SipRequest, SipResponse } from "@patchbay/sip/message/sip-message";
import type { Listener } from "./network.ts";
import { destinationOf } from "./next-hop.ts";
import { type Application, type Leg, legId, type Stack } from "./stack.ts";

interface LegSetup {
  readonly role: "uas" | "uac";
  readonly method: string;
  readonly dialog: Dialog;
  readonly owner: Application | undefined;
  readonly listener: Listener;
}

export function newLeg(stack: Stack, setup: LegSetup): Leg {
  const { dialog, role } = setup;
  const leg: Leg = {
    id: legId(dialog.callId, role === "uas" ? dialog.remoteTag : dialog.localTag),
    role,
    method: setup.method,
    state: "early",
    owner: setup.owner,
    dialog,
    listener: setup.listener,
    flow: undefined,
    offered: undefined,
    asked: undefined,
    ack: undefined,
    open: new Set(),
    waiting: [],
    byeSent: false,
    orphaned: undefined,
    session: undefined,
  };
  stack.legs.set(leg.id, leg);
  stack.counters.dialogsMade++;
  return leg;
}

/** The dialog stands from now on: it is to outlive this server. */
export function confirm(stack: Stack, leg: Leg): void {
  leg.state = "confirmed";
  stack.book.keep(leg);
}

/** A Contact inside the dialog may move the place where its requests go. */
export function moveTarget(stack: Stack, leg: Leg, message: SipRequest | SipResponse): void {
  const moved = withTargetOf(leg.dialog, message);
  if (moved === leg.dialog) return;
  leg.dialog = moved;
  if (leg.state === "confirmed") stack.book.keep(leg);
}

/**
 * Requests inside the dialog use the connection that it began on. Over UDP they go where the packets came from when a
 * Contact names another place and no proxy stands between: that place is behind a NAT.
 */
export function learnFlow(leg: Leg, message: SipRequest | SipResponse, flow: Flow | undefined): void {
  if (!flow) return;
  if (isReliable(flow.transport)) {
    leg.flow = flow;
    return;
  }
  const contact = contactUri(message);
  const place = contact === undefined ? undefined : destinationOf(contact);
  const direct = place?.host === flow.remoteAddress && place.port === flow.remotePort;
  leg.flow = direct || leg.dialog.routes.length > 0 ? undefined : flow;
}
