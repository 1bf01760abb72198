import { err, ok, type Result } from "@patchbay/base/result";
import { type Instant, SECOND } from "@patchbay/base/time";
import type { LineRefusal } from "../trunk/may-take-line.ts";
import { type CallWindow, windowOpensAt } from "./call-window.ts";

/** What is known in the instant before the INVITE. */
export interface BeforeDialling {
  /** False while the campaign pauses or has been stopped. */
  readonly running: boolean;
  readonly listed: boolean;
  readonly window: CallWindow | undefined;
  /** The zones of the person's number. */
  readonly zones: readonly string[];
  readonly expiresAt?: Instant;
  readonly attempts: number;
  readonly maxAttempts: number;
}

/** The channels of one trunk. */
export interface Lines {
  readonly inUse: number;
  /** Absent: as many as one likes. */
  readonly channels?: number;
  /** So many are kept free for those who call us. */
  readonly reserved: number;
}

export type DialRefusal =
  | { readonly code: "dial.paused" }
  | { readonly code: "dial.do-not-call" }
  | { readonly code: "dial.expired" }
  | { readonly code: "dial.attempts-used" }
  | { readonly code: "dial.outside-window"; readonly opensAt?: Instant }
  | { readonly code: "dial.no-line"; readonly why: LineRefusal["code"]; readonly again: Instant };

export const LINE_AGAIN_MS = 5 * SECOND;

/** The one gate before every call that we make; the line is asked for after it. It is asked inside the claim's transaction, so that nothing changes in between. */
export function mayDial(before: BeforeDialling, now: Instant): Result<undefined, DialRefusal> {
  if (!before.running) return err({ code: "dial.paused" });
  if (before.listed) return err({ code: "dial.do-not-call" });
  if (before.expiresAt !== undefined && now >= before.expiresAt) return err({ code: "dial.expired" });
  if (before.attempts >= before.maxAttempts) return err({ code: "dial.attempts-used" });
  const opensAt = windowOpensAt(before.window, before.zones, now);
  if (opensAt !== now) return err({ code: "dial.outside-window", ...(opensAt === undefined ? {} : { opensAt }) });
  return ok();
}

/** How many more calls we may make over the trunk. */
export function linesFree({ inUse, channels, reserved }: Lines): number {
  return channels === undefined ? Number.POSITIVE_INFINITY : Math.max(0, channels - reserved - inUse);
}
