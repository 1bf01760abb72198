import { ok } from "@patchbay/base/result";
import type { ContactPlan } from "@patchbay/ports/flow/contact-plan";
import type { Utterance } from "@patchbay/ports/flow-ports";
import type { Leg } from "../call/leg.ts";
import type { LiveCall } from "../call/live-call.ts";
import { RING_BACK } from "../call/music.ts";
import { soundsOf } from "../flow/utterances.ts";

/**
 * Before a call is joined: the party that took it hears what the customer does not, while the customer hears ringing; then the
 * other way round. Words that cannot be said hold nobody up.
 */
export async function whisper(
  call: LiveCall,
  leg: Leg,
  { toAgent = [], toCustomer = [] }: Pick<ContactPlan, "toAgent" | "toCustomer">,
  signal: AbortSignal,
): Promise<void> {
  const [forAgent, forCustomer] = await Promise.all([sounds(call, toAgent), sounds(call, toCustomer)]);
  if (forAgent.length > 0) {
    await call.customer.loop(`ring-back/${leg.id}`, RING_BACK);
    await leg.playToEnd(forAgent, signal);
    await call.customer.stopLoop();
  }
  if (forCustomer.length > 0 && !leg.released) await call.customer.playToEnd(forCustomer, signal);
}

async function sounds(call: LiveCall, words: readonly Utterance[]) {
  const found = words.length === 0 ? ok([]) : await soundsOf(call, words);
  if (!found.ok) call.world.log.warn({ call: call.id, why: found.error.code }, "a whisper was left out");
  return found.ok ? found.value : [];
}
