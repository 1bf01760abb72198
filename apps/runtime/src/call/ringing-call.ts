import type { InboundCall } from "@patchbay/ports/signalling";
import type { LiveCall } from "./live-call.ts";

/** A call that came in and is not answered yet: its INVITE, and what the flow makes of it. */
export class RingingCall {
  readonly #call: LiveCall;
  readonly #invite: InboundCall;
  readonly #localSdp: string;
  #state: "ringing" | "early" | "settled" = "ringing";
  #answered: Promise<boolean> | undefined;

  constructor(call: LiveCall, invite: InboundCall, localSdp: string) {
    this.#call = call;
    this.#invite = invite;
    this.#localSdp = localSdp;
  }

  /** Neither answered nor refused. */
  get open(): boolean {
    return this.#state !== "settled";
  }

  /** From now on the caller hears us. A caller without an offer of its own cannot before the answer (RFC 3261 §13.2.1). */
  async early(): Promise<void> {
    if (this.#state !== "ringing") return;
    if (this.#invite.sdp === undefined) {
      await this.answer();
      return;
    }
    this.#state = "early";
    this.#invite.progress(this.#localSdp);
  }

  /** Makes sure that the caller hears what is played: by an answer, unless early media has begun. */
  async audible(): Promise<void> {
    if (this.#state === "ringing") await this.answer();
  }

  /** Any number of times; false when the caller gave up before. */
  answer(): Promise<boolean> {
    this.#answered ??= this.#accept();
    return this.#answered;
  }

  refuse(status: number): void {
    if (!this.open) return;
    this.#state = "settled";
    this.#invite.reject(status);
  }

  async #accept(): Promise<boolean> {
    const call = this.#call;
    if (!this.open) return false;
    this.#state = "settled";
    const answered = await this.#invite.answer(this.#localSdp);
    if (!answered.ok) {
      call.finish(answered.error.code === "sip.cancelled" ? "customer" : "system", answered.error.why);
      return false;
    }
    const { customer, identity, world } = call;
    customer.onGone = ({ by, cause }) => call.finish(by === "party" ? "customer" : "system", cause);
    customer.attach(answered.value, this.#invite.sdp);
    call.legAnswered(customer, identity.startedAt);
    const answeredAt = world.clock.now();
    call.ledger.write("answered", () => call.stores.calls.update(call.id, { answeredAt }));
    world.log.info({ call: call.id, to: identity.to, flow: identity.flow }, "call answered");
    return true;
  }
}
