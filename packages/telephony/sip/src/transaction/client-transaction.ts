import type { SipRequest, SipResponse } from "../message/sip-message.ts";
import type { Timers, Timing } from "../timers.ts";

export interface ClientTransactionEvents {
  /** A response that is no retransmission; for an INVITE every 2xx, as several branches may answer. */
  response(response: SipResponse): void;
  /** No final response in time: timer B or F, or the wait after a CANCEL. */
  timeout(): void;
  ended(): void;
}

export interface ClientTransactionSetup {
  readonly timers: Timers;
  readonly timing: Timing;
  readonly reliable: boolean;
  readonly request: SipRequest;
  readonly send: (text: string) => void;
  readonly events: ClientTransactionEvents;
}

/** The half of a transaction that asks (RFC 3261 §17.1). */
export interface ClientTransaction {
  readonly state: "calling" | "trying" | "proceeding" | "completed" | "accepted" | "terminated";
  receive(response: SipResponse): void;
  end(): void;
}
