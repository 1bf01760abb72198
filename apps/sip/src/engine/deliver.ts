import { answerByStack, awaitApplication, PATIENCE } from "./answer.ts";
import { tell, tellOwner } from "./notify.ts";
import type { Leg, ServerCall, Stack } from "./stack.ts";

/** Hands a request inside a leg to the leg's application: now, or to the next one when the control connection is lost. */
export function deliver(stack: Stack, leg: Leg, call: ServerCall): void {
  if (!leg.owner?.open) hold(stack, call);
  tellOwner(stack, leg, (owner) => {
    const byStack = stack.answeredByStack.has(call.id);
    if (call.answer && !byStack) return;
    call.owner = owner;
    if (!call.answer) awaitApplication(stack, call);
    tell(stack, owner, call.request, call.flow, deliveredId(leg, call), leg.id);
  });
}

/** Nobody is there: a BYE is answered at once, for the call is over whoever hears of it; the rest waits. */
function hold(stack: Stack, call: ServerCall): void {
  call.owner = undefined;
  if (call.request.method === "BYE") {
    answerByStack(stack, call, 200);
    stack.answeredByStack.set(call.id, call);
    stack.timers.start(2 * stack.limits.graceMillis + PATIENCE, () => stack.answeredByStack.delete(call.id));
    return;
  }
  const { graceMillis } = stack.limits;
  const wait = call.request.method === "INVITE" ? graceMillis : Math.min(graceMillis, PATIENCE);
  call.silence?.stop();
  call.silence = stack.timers.start(wait, () => answerByStack(stack, call, 500, undefined, [["Retry-After", "5"]]));
}

/** An UPDATE before our final response goes by its INVITE's id: that is how drachtio-srf answers it. */
function deliveredId(leg: Leg, call: ServerCall): string {
  const early = call.request.method === "UPDATE" && leg.role === "uas" && leg.offered && !leg.offered.answer;
  return early && leg.offered ? leg.offered.id : call.id;
}
