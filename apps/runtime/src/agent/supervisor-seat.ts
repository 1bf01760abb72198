import type { UserId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { WayIn } from "@patchbay/domain/supervision";
import type { Done, LiveCall } from "../call/live-call.ts";
import { Supervision, type SupervisionResume } from "./supervision.ts";

/** The place for one supervisor in a conversation. `changed` is awaited whenever somebody came, left, or takes part in another way. */
export class SupervisorSeat {
  readonly #call: LiveCall;
  readonly #changed: () => Promise<void>;
  #taken: Supervision | undefined;
  /** Somebody's phone rings. */
  #isJoining = false;
  #isClosed = false;

  constructor(call: LiveCall, changed: () => Promise<void>) {
    this.#call = call;
    this.#changed = changed;
  }

  get taken(): Supervision | undefined {
    return this.#taken;
  }

  /** After a restart of this process. */
  restore(kept: SupervisionResume | undefined): void {
    if (kept) this.#sit(Supervision.restore(this.#call, kept));
  }

  async join(supervisor: UserId, how: WayIn): Promise<Done> {
    const present = this.#taken;
    if (present ? present.supervisor !== supervisor : this.#isJoining) return err("supervised");
    if (present) present.change(how);
    else if (!(await this.#ring(supervisor, how))) return err("phone-silent");
    await this.#changed();
    return ok();
  }

  async leave(supervisor: UserId): Promise<Done> {
    const present = this.vacate(supervisor);
    if (!present) return err("not-supervising");
    await present.end();
    await this.#changed();
    return ok();
  }

  /** The place is free again; what becomes of the supervisor is the caller's to say. */
  vacate(supervisor: UserId): Supervision | undefined {
    const present = this.#taken;
    if (present?.supervisor !== supervisor) return undefined;
    this.#taken = undefined;
    return present;
  }

  /** The conversation is over, and the supervisor's part in it too. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const present = this.#taken;
    this.#taken = undefined;
    await present?.end();
  }

  async #ring(supervisor: UserId, how: WayIn): Promise<boolean> {
    this.#isJoining = true;
    try {
      const joined = await Supervision.begin(this.#call, supervisor, how);
      if (this.#isClosed) await joined?.end();
      else this.#sit(joined);
      return this.#taken !== undefined;
    } finally {
      this.#isJoining = false;
    }
  }

  #sit(supervision: Supervision | undefined): void {
    if (!supervision) return;
    this.#taken = supervision;
    supervision.onLeft = () => {
      this.#taken = undefined;
      void this.#changed();
    };
  }
}
