/** Why a packet was ignored. */
export type IgnoredReason =
  | "junk"
  | "wrong-source"
  | "wrong-ssrc"
  | "probation"
  | "rate"
  | "payload-type"
  | "forged"
  | "stun"
  | "dtls"
  | "rtcp";

/** What the worker has seen since its start. */
export class Counters {
  received = 0;
  sent = 0;
  readonly ignored: Partial<Record<IgnoredReason, number>> = {};

  ignore(reason: IgnoredReason): void {
    this.ignored[reason] = (this.ignored[reason] ?? 0) + 1;
  }
}
