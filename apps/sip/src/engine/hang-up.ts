import type { HeaderLine } from "@patchbay/sip/message/write-message";
import { dropLeg } from "./answer.ts";
import { startClient } from "./client-call.ts";
import { composeInDialog } from "./compose.ts";
import { flowOfLeg } from "./next-hop.ts";
import { tellUnsolicited } from "./notify.ts";
import type { Leg, Stack } from "./stack.ts";

/** Ends a call by the stack's own decision: BYE with the reason, and the application hears of it. */
export function endByTimeout(stack: Stack, leg: Leg, text: string): void {
  if (leg.state === "ended") return;
  if (text === "ACK timeout") stack.counters.ackTimeouts++;
  hangUp(stack, leg, [["Reason", `SIP ;cause=200 ;text="${text}"`]]);
}

/** @param tellApplication false when no application knows of the call */
export function hangUp(stack: Stack, leg: Leg, headers: readonly HeaderLine[], tellApplication = true): void {
  if (leg.state === "ended") return;
  const composed = leg.byeSent ? undefined : composeInDialog(stack, leg, "BYE", { lines: headers });
  if (composed) {
    const flow = flowOfLeg(stack, leg, composed.nextHop);
    const call = startClient(stack, { request: composed.request, flow, owner: undefined, leg, response: () => {} });
    if (tellApplication) tellUnsolicited(stack, leg, composed.request, call.flow);
  }
  leg.byeSent = true;
  dropLeg(stack, leg);
}
