/**
 * One phone per user in a browser: the tab that holds the lock is the phone. Web Locks end with their tab, so a crash
 * leaves no lock behind. Other browsers and machines are kept apart by the server (403 `X-Patchbay-Replaced`).
 */
export interface PhoneLock {
  /** `held`: this tab is the phone now; `elsewhere`: another tab is. With `steal` the other tab is told to let go. */
  take(options: { readonly steal: boolean; readonly onLost: () => void }): Promise<"held" | "elsewhere">;
  release(): void;
}

export function phoneLock(user: string, locks: LockManager): PhoneLock {
  let release: (() => void) | undefined;
  /** Counts takings, so that the end of an earlier one is not taken for the loss of this one. */
  let taking = 0;
  return {
    take: ({ steal, onLost }) =>
      new Promise((answer) => {
        taking += 1;
        const mine = taking;
        const options: LockOptions = steal ? { steal: true } : { ifAvailable: true };
        locks
          .request(`patchbay.phone.${user}`, options, (lock) => {
            if (!lock) {
              answer("elsewhere");
              return undefined;
            }
            const held = new Promise<void>((resolve) => {
              release = resolve;
            });
            answer("held");
            return held;
          })
          // A stolen lock rejects the holder's request with AbortError: that is the message to this tab.
          .catch(() => {
            answer("elsewhere");
            if (mine !== taking) return;
            release = undefined;
            onLost();
          });
      }),
    release: () => {
      taking += 1;
      release?.();
      release = undefined;
    },
  };
}
