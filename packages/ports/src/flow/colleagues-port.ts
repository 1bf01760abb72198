import type { UserId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { EffectContext } from "../flow-ports.ts";

/** The tenant's agents as a flow may ask for them. */
export interface ColleaguesPort {
  /** By extension, e-mail address, id or full name (upper and lower case alike). */
  find(who: string, context: EffectContext): Promise<Colleague | undefined>;
  /** Who talked last with this customer (or, unknown, this number) within the time. */
  last(within: Millis, context: EffectContext): Promise<Colleague | undefined>;
}

export interface Colleague {
  readonly id: UserId;
  readonly name: string;
  readonly extension?: string;
  /** `busy`: on a call, being offered one, or at work after one. */
  readonly status: "ready" | "busy" | "away" | "offline";
}
