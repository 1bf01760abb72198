import type { Timers, Timing } from "../timers.ts";

/** What a server transaction works with and whom it tells. One object: it lives for 32 s with every request. */
export interface ServerTransactionSetup {
  readonly timers: Timers;
  readonly timing: Timing;
  readonly reliable: boolean;
  /** Puts text on the wire towards where the request came from. */
  send(text: string): void;
  /** An INVITE's final response was never acknowledged (64·T1 have passed). `status` is that response's. */
  unacknowledged(status: number): void;
  /** Forget the transaction. */
  ended(): void;
}

/** The half of a transaction that answers (RFC 3261 §17.2). */
export interface ServerTransaction {
  readonly state: "trying" | "proceeding" | "completed" | "accepted" | "confirmed" | "terminated";
  /** The same request came again. @returns true when a response was sent again */
  retransmitted(): boolean;
  /** @returns false when a final response has been sent already */
  respond(status: number, text: string): boolean;
  /** Drops the transaction without any further message. */
  end(): void;
}
