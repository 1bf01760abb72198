import type { Clock } from "@patchbay/ports/clock";

/** Node keeps timers in 32 bits: longer ones are taken in steps. */
const LONGEST = 2 ** 31 - 1;

/** The machine's clock. A timer never wakes before its instant on that clock, also when the clock was set back meanwhile. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    at(instant, wake) {
      let timer: NodeJS.Timeout;
      const arm = () => {
        timer = setTimeout(
          () => (Date.now() >= instant ? wake() : arm()),
          Math.min(Math.max(instant - Date.now(), 0), LONGEST),
        );
      };
      arm();
      return () => clearTimeout(timer);
    },
  };
}
