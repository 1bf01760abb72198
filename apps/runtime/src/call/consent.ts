import type { Millis } from "@patchbay/base/time";
import { sleep } from "@patchbay/ports/clock";
import type { Sound } from "@patchbay/ports/media";
import type { Leg } from "./leg.ts";
import type { LiveCall } from "./live-call.ts";

/** Asks a party that has answered whether it takes the call. False: another key, no key in time, or gone. */
export async function askConsent(
  call: LiveCall,
  leg: Leg,
  { sounds, digit, waitMs }: { readonly sounds: readonly Sound[]; readonly digit: string; readonly waitMs: Millis },
  signal: AbortSignal,
): Promise<boolean> {
  const over = new AbortController();
  const pressed = new Promise<boolean>((resolve) => {
    leg.onDigit = (key) => resolve(key === digit);
    leg.onGone = () => resolve(false);
    if (leg.released) resolve(false);
  });
  const asked = async () => {
    await leg.playToEnd(sounds, signal, over.signal);
    await sleep(call.world.clock, waitMs, AbortSignal.any([signal, over.signal]));
    return false;
  };
  const silent = asked();
  silent.catch(() => {});
  try {
    return await Promise.race([pressed, silent]);
  } finally {
    leg.onDigit = undefined;
    leg.onGone = undefined;
    over.abort(new Error("the party has decided"));
  }
}
