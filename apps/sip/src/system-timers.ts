import type { Timers } from "@patchbay/sip/timers";

/** The process's own timers. */
export const systemTimers: Timers = {
  start(millis, run) {
    const timer = setTimeout(run, millis);
    return { stop: () => clearTimeout(timer) };
  },
};
