import type { Instant } from "@patchbay/base/time";

export interface OptOut {
  /** The line that was written to. */
  readonly address: string;
  /** What was written. */
  readonly words: string;
  readonly at: Instant;
}

/** Who asked, in text messages, for no more of them. Numbers are compared without punctuation and leading `+` or `00`. */
export interface OptOutStore {
  find(number: string): Promise<OptOut | undefined>;
  /** Answers whether it is still to be confirmed to the customer. */
  add(number: string, optOut: OptOut): Promise<boolean>;
  confirmed(number: string): Promise<void>;
  /** True when there was one. */
  remove(number: string): Promise<boolean>;
}
