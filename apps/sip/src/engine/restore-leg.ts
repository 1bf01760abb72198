import { isReliable } from "@patchbay/sip/flow";
import type { KeptLeg } from "../book/kept-leg.ts";
import { newLeg } from "./leg.ts";
import { orphan } from "./ownership.ts";
import { SessionTimer } from "./session-timer.ts";
import type { Stack } from "./stack.ts";

/** More requests than a dialog sees between two lines of the book: numbers may skip (RFC 3261 §12.2.2), never go back. */
const SKIPPED_NUMBERS = 1_000;

/**
 * Puts a leg of this server's life before back in its place, for the application that comes for it. Its transactions are gone: what
 * was asked just then is asked again by whoever asked.
 * @returns false when we no longer listen where it began
 */
export function restoreLeg(stack: Stack, kept: KeptLeg): boolean {
  const { transport, localHost, port } = kept.listener;
  const listener = stack.network.listeners.find(
    (each) => each.transport === transport && each.localHost === localHost && each.port === port,
  );
  if (!listener) return false;
  const { role, method, from, session } = kept;
  const { remoteTag, remoteSeq, target, ...told } = kept.dialog;
  const dialog = { ...told, remoteTag, remoteSeq, target, localSeq: told.localSeq + SKIPPED_NUMBERS };
  const leg = newLeg(stack, { role, method, dialog, owner: undefined, listener });
  leg.state = "confirmed";
  if (from && !isReliable(transport)) {
    const flow = stack.network.open(listener, { transport, host: from.address, port: from.port, portNamed: true });
    if (!(flow instanceof Promise)) leg.flow = flow;
  }
  if (session) {
    leg.session = new SessionTimer(stack, leg, session);
    leg.session.refreshSoon();
  }
  orphan(stack, leg);
  return true;
}
