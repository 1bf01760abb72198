import type { UserId } from "@patchbay/base/ids";
import type { QueueEntry } from "@patchbay/domain/queue";
import type { NamedDialog } from "@patchbay/ports/signalling";
import type { Leg } from "../call/leg.ts";
import type { LiveCall } from "../call/live-call.ts";
import { RING_BACK } from "../call/music.ts";
import { dialNumber } from "../trunk/dial-number.ts";
import { freeAgent, ringReserved } from "./reserve-agent.ts";
import type { PartyTarget } from "./transfer-target.ts";

const RING_MS = 30_000;

/** The agent talks with somebody else while the customer is held: then hands the customer over, or comes back. */
export class Consultation {
  /** Resolves when there is nobody to consult any more: not answered, hung up, or cancelled. Not after `take`. */
  readonly over: Promise<void>;
  /** As it was asked for, e.g. `agent:…`. */
  readonly to: string;
  readonly #call: LiveCall;
  readonly #entry: QueueEntry["id"];
  readonly #target: PartyTarget;
  #agentLeg: Leg;
  /** The agent's leg is a second one, there for the consultation alone. */
  readonly #own: boolean;
  #leg: Leg | undefined;
  #cancelRinging: (() => void) | undefined;
  #closed = false;
  #finish!: () => void;

  constructor(
    call: LiveCall,
    entry: QueueEntry["id"],
    asking: { readonly leg: Leg; readonly own: boolean },
    target: PartyTarget,
    to: string,
  ) {
    this.#call = call;
    this.#entry = entry;
    this.#agentLeg = asking.leg;
    this.#own = asking.own;
    this.#target = target;
    this.to = to;
    this.over = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  get asked(): string | undefined {
    return this.#target.kind === "agent" ? this.#target.agent.id : undefined;
  }

  isOn(dialog: NamedDialog): boolean {
    return this.#own && this.#agentLeg.isNamedBy(dialog);
  }

  start(): void {
    if (this.#own) this.#agentLeg.onGone = () => void this.cancel();
    void this.#ring().catch((error) => {
      this.#call.world.log.error({ call: this.#call.id, error: String(error) }, "a consultation broke down");
      return this.cancel();
    });
  }

  /** The answered party, for the customer; the consultation is over without `over`. */
  take(): { readonly leg: Leg; readonly agent?: UserId } | undefined {
    const leg = this.#leg;
    if (!leg || this.#closed) return undefined;
    this.#closed = true;
    leg.onGone = undefined;
    void this.#dropOwn("handed over");
    return this.#target.kind === "agent" ? { leg, agent: this.#target.agent.id } : { leg };
  }

  async cancel(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelRinging?.();
    await this.#agentLeg.stopLoop();
    const leg = this.#leg;
    if (leg) await this.#drop(leg, "consultation ended");
    await this.#dropOwn("consultation ended");
    this.#finish();
  }

  /** The agent's page came back on a new leg. */
  async agentIs(leg: Leg): Promise<void> {
    if (this.#own) return;
    this.#agentLeg = leg;
    if (this.#leg) await this.#join(this.#leg);
    else await leg.loop(`ring-back/${leg.id}`, RING_BACK);
  }

  async #ring(): Promise<void> {
    await this.#agentLeg.loop(`ring-back/${this.#agentLeg.id}`, RING_BACK);
    const leg = await this.#answered();
    await this.#agentLeg.stopLoop();
    if (!leg) return this.cancel();
    if (this.#closed) return this.#drop(leg, "consultation ended");
    this.#leg = leg;
    leg.onGone = () => {
      this.#leg = undefined;
      void this.#drop(leg, "hung up").then(() => this.cancel());
    };
    await this.#join(leg);
  }

  async #answered(): Promise<Leg | undefined> {
    const call = this.#call;
    if (this.#target.kind === "agent") {
      const ring = ringReserved(call, this.#entry, this.#target.agent.id, RING_MS);
      this.#cancelRinging = ring.cancel;
      return ring.answered;
    }
    const { route } = this.#target;
    const dialling = dialNumber(call, route, RING_MS);
    this.#cancelRinging = dialling.cancel;
    const answered = await dialling.outcome;
    return answered.ok ? answered.value : undefined;
  }

  async #join(leg: Leg): Promise<void> {
    await Promise.all([leg.hear(this.#agentLeg), this.#agentLeg.hear(leg)]);
  }

  async #dropOwn(cause: string): Promise<void> {
    if (this.#own) await this.#call.dropLeg(this.#agentLeg, cause);
  }

  async #drop(leg: Leg, cause: string): Promise<void> {
    await this.#call.dropLeg(leg, cause);
    if (this.#target.kind === "agent") await freeAgent(this.#call, this.#entry, this.#target.agent.id);
  }
}
