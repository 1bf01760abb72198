import type { Json } from "@patchbay/base/json";
import type { EffectContext } from "@patchbay/ports/flow-ports";
import type { LiveContact } from "../contact/live-contact.ts";

/**
 * What costs or is seen by others happens once for its key: after a restart the first outcome is answered again. Between the act and
 * the note of it lies one write to the database; a process that dies there does it twice.
 */
export async function once<Outcome>(
  call: LiveContact,
  { key, signal }: EffectContext,
  act: () => Promise<Outcome>,
): Promise<Outcome> {
  signal.throwIfAborted();
  const known = await call.stores.effects.outcome(key);
  if (known !== undefined) return known as Outcome;
  const outcome = await act();
  await call.stores.effects.keep(key, outcome as Json, call.world.clock.now());
  return outcome;
}
