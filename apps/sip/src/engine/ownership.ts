import type { HeaderLine } from "@patchbay/sip/message/write-message";
import { answerByStack, awaitApplication } from "./answer.ts";
import { sendAck } from "./client-ack.ts";
import { cancelClient } from "./client-call.ts";
import { deliver } from "./deliver.ts";
import { hangUp } from "./hang-up.ts";
import { tellNewRequest } from "./notify.ts";
import { pickApplication } from "./routing.ts";
import type { Application, Leg, ServerCall, Stack } from "./stack.ts";

const LOST: readonly HeaderLine[] = [["Reason", 'SIP ;cause=503 ;text="Application lost"']];

/**
 * A control connection is gone. What it had asked for is withdrawn; what was asked of it, and every established dialog,
 * waits for the next application (docs/adr/0010-sip-dialog-grace.md).
 */
export function applicationLost(stack: Stack, lost: Application): void {
  stack.applications.delete(lost);
  for (const call of stack.clientById.values()) {
    if (call.owner !== lost) continue;
    call.owner = undefined;
    if (call.request.method === "INVITE" && call.request.toTag === undefined && !call.finished)
      cancelClient(stack, call, []);
  }
  for (const leg of [...stack.legs.values()]) if (leg.owner === lost) orphan(stack, leg);
  for (const call of [...stack.serverById.values()]) if (call.owner === lost && !call.proxy) orphanRequest(stack, call);
}

/** The leg has nobody: it waits for the next application, for its grace. */
export function orphan(stack: Stack, leg: Leg): void {
  leg.owner = undefined;
  if (leg.asked?.finished) {
    // A 2xx that the application had not acknowledged: when it began the call, nobody has a record of the call.
    const began = leg.asked.request.toTag === undefined;
    sendAck(stack, leg, undefined);
    if (began) {
      hangUp(stack, leg, LOST, false);
      return;
    }
  }
  // The unanswered INVITE of an early leg has its own wait.
  if (leg.state === "early") return;
  leg.orphaned = stack.timers.start(stack.limits.graceMillis, () => {
    const heir = pickApplication(stack, "invite");
    if (heir) return adopt(stack, leg, heir);
    stack.counters.unclaimed++;
    hangUp(stack, leg, LOST, false);
  });
}

/**
 * An unanswered request goes to another application at once, or waits as long as a dialog does; then it is refused. What
 * was said inside a dialog may have been lost with the connection: it is said again to the next application.
 */
function orphanRequest(stack: Stack, call: ServerCall): void {
  call.owner = undefined;
  if (call.inDialog && call.leg) {
    deliver(stack, call.leg, call);
    return;
  }
  const other = pickApplication(stack, call.request.method.toLowerCase());
  if (other) {
    offerAgain(stack, call, other);
    return;
  }
  call.silence?.stop();
  call.silence = stack.timers.start(stack.limits.graceMillis, () => answerByStack(stack, call, 480));
}

/** An application that routes `invite` takes everything over that waits for one. */
export function takeOver(stack: Stack, by: Application): void {
  if (!by.routes("invite")) return;
  for (const leg of [...stack.farewells, ...stack.legs.values()]) if (!leg.owner?.open) adopt(stack, leg, by);
  stack.farewells.clear();
  for (const call of [...stack.serverById.values()]) {
    if (call.owner?.open || call.proxy || call.inDialog || !by.routes(call.request.method.toLowerCase())) continue;
    offerAgain(stack, call, by);
  }
}

/** Gives one leg to an application, with everything that it should have heard meanwhile. */
export function adopt(stack: Stack, leg: Leg, by: Application): void {
  leg.orphaned?.stop();
  leg.orphaned = undefined;
  leg.owner = by;
  stack.counters.takenOver++;
  for (const call of leg.open) call.owner = by;
  for (const say of leg.waiting.splice(0)) say();
}

/** The request is new to this application, so it comes under a new id. */
function offerAgain(stack: Stack, call: ServerCall, by: Application): void {
  stack.serverById.delete(call.id);
  call.id = stack.ids.serial();
  stack.serverById.set(call.id, call);
  call.owner = by;
  awaitApplication(stack, call);
  tellNewRequest(stack, by, call);
}
