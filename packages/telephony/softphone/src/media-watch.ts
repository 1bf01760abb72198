import type { Millis } from "@patchbay/base/time";
import type { PhoneOptions } from "./phone.ts";

const LOOK_EVERY: Millis = 250;
/** The server sends at least every 200 ms, silence too: so long without a packet, and the path is gone. A busy machine may stand still for a second. */
const GONE_AFTER: Millis = 3_000;
/** When the line has just come back: the network changed, and a path that still works shows it at once. */
const GONE_SOON_AFTER: Millis = 750;

export interface MediaWatch {
  /** The network was away a moment ago: doubt sooner. */
  hurry(): void;
  stop(): void;
}

/**
 * Says once that nothing arrives any more. Browsers take 15 to 30 s to give a path up (RFC 7675 §5.1), and a call that is
 * attached anew is back in one. `received`: packets so far, undefined while there is no connection.
 */
export function watchMedia(
  received: () => Promise<number | undefined>,
  onGone: () => void,
  { now, later }: Pick<PhoneOptions, "now" | "later">,
): MediaWatch {
  let over = false;
  let last: number | undefined;
  let newAt = now();
  let patience = GONE_AFTER;

  const look = async (): Promise<void> => {
    const count = await received();
    if (over) return;
    const at = now();
    if (count !== last) {
      last = count;
      newAt = at;
      patience = GONE_AFTER;
    } else if (at - newAt >= patience) {
      over = true;
      onGone();
      return;
    }
    cancel = later(LOOK_EVERY, () => void look());
  };
  let cancel = later(LOOK_EVERY, () => void look());

  return {
    hurry: () => {
      patience = GONE_SOON_AFTER;
      newAt = Math.max(newAt, now() - LOOK_EVERY);
    },
    stop: () => {
      over = true;
      cancel();
    },
  };
}
