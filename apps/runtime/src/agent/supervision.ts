import type { UserId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { WayIn } from "@patchbay/domain/supervision";
import type { QueueResume } from "../call/call-resume.ts";
import type { Leg } from "../call/leg.ts";
import type { LiveCall } from "../call/live-call.ts";
import { ringAgent } from "./ring-agent.ts";

/** The supervisor asked for it this moment, and a browser answers by itself. */
const RING_MS: Millis = 6_000;

export type SupervisionResume = NonNullable<NonNullable<QueueResume["conversation"]>["supervision"]>;

/** A supervisor on an agent's call: their leg, and the record of how they took part. */
export class Supervision {
  /** The supervisor hung up, or their leg broke; not after `take` or `end`. */
  onLeft: (() => void) | undefined;
  readonly supervisor: UserId;
  readonly leg: Leg;
  /** The agent's desk may know. */
  readonly isTold: boolean;
  readonly #call: LiveCall;
  #how: WayIn;
  #record: string;

  private constructor(call: LiveCall, leg: Leg, { supervisor, how, record, isTold }: Omit<SupervisionResume, "leg">) {
    this.#call = call;
    this.leg = leg;
    this.supervisor = supervisor;
    this.#how = how;
    this.#record = record;
    this.isTold = isTold;
    leg.onGone = () => void this.#gone("hung up");
    // A browser cannot change the keys of a session that stands: with its media worker, the supervisor is gone.
    leg.onLost = () => void this.#gone("media lost");
  }

  /** Rings the supervisor's phone; undefined when it is not answered. */
  static async begin(call: LiveCall, supervisor: UserId, how: WayIn): Promise<Supervision | undefined> {
    const headers = { "X-Patchbay-Supervise": how };
    const answered = await ringAgent(call, supervisor, { ringMs: RING_MS, headers, role: "supervisor" }).outcome;
    if (!answered.ok) {
      call.world.log.info({ call: call.id, why: answered.error.why }, "a supervisor's phone did not answer");
      return undefined;
    }
    const { tellAgent } = await call.stores.supervision.settings();
    const supervision = new Supervision(call, answered.value, { supervisor, how, record: "", isTold: tellAgent });
    supervision.#begins(how);
    return supervision;
  }

  /** After a restart of this process. Undefined when the supervisor left meanwhile. */
  static restore(call: LiveCall, kept: SupervisionResume): Supervision | undefined {
    const leg = call.leg(kept.leg);
    if (leg && !leg.released) return new Supervision(call, leg, kept);
    endRecord(call, kept.record);
    return undefined;
  }

  get how(): WayIn {
    return this.#how;
  }

  get resume(): SupervisionResume {
    const { supervisor, isTold } = this;
    return { supervisor, leg: this.leg.id, how: this.#how, record: this.#record, isTold };
  }

  change(how: WayIn): void {
    if (how === this.#how) return;
    endRecord(this.#call, this.#record);
    this.#begins(how);
  }

  /** The supervisor has the customer from now on: the leg is the conversation's. */
  take(): Leg {
    endRecord(this.#call, this.#record);
    const at = this.#call.world.clock.now();
    this.#write("take-over", this.#call.world.chance.id(), at);
    this.#detach("take-over");
    this.leg.onLost = () => void this.#call.reanchored();
    return this.leg;
  }

  async end(): Promise<void> {
    endRecord(this.#call, this.#record);
    this.#detach("left");
    await this.#call.dropLeg(this.leg, "supervision ended");
  }

  async #gone(cause: string): Promise<void> {
    endRecord(this.#call, this.#record);
    const { onLeft } = this;
    this.#detach("left");
    await this.#call.dropLeg(this.leg, cause);
    onLeft?.();
  }

  #detach(how: "left" | "take-over"): void {
    this.onLeft = undefined;
    this.leg.onGone = undefined;
    this.leg.onLost = undefined;
    this.#announce(how);
  }

  #begins(how: WayIn): void {
    this.#how = how;
    this.#record = this.#call.world.chance.id();
    this.#write(how, this.#record);
    this.#announce(how);
  }

  #write(how: WayIn | "take-over", id: string, endedAt?: number): void {
    const { id: call, stores, world, ledger } = this.#call;
    const beganAt = endedAt ?? world.clock.now();
    const row = { id, call, supervisor: this.supervisor, how, beganAt, ...(endedAt === undefined ? {} : { endedAt }) };
    ledger.tell("supervision", () => stores.supervision.begin(row));
  }

  #announce(how: WayIn | "take-over" | "left"): void {
    this.#call.announce({ type: "supervision.changed", call: this.#call.id, supervisor: this.supervisor, how });
  }
}

function endRecord({ ledger, stores, world }: LiveCall, record: string): void {
  const at = world.clock.now();
  ledger.tell("supervision end", () => stores.supervision.end(record, at));
}
