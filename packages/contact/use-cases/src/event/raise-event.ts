import type { RunEvent } from "@patchbay/ports/store/run-event-store";
import { type Announcing, announce } from "../announce.ts";

/** Tells the runs that wait for it, and those that will yet wait. Raising one id twice is one event. */
export const raiseEvent =
  (acting: Announcing) =>
  async (event: Omit<RunEvent, "at">): Promise<void> => {
    await acting.stores.runEvents.raise({ ...event, at: acting.clock.now() });
    await announce(acting)({ type: "event.raised", name: event.name, key: event.key });
  };
