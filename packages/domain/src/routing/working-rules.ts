import type { WorkingMode } from "./candidate.ts";
import { type Capacity, type Channel, USUAL_CAPACITY } from "./capacity.ts";

/** How somebody works, as far as it is set for them; what is absent is as the team does, else as usual. */
export interface WorkingRules {
  readonly mode?: WorkingMode;
  readonly most?: Readonly<Partial<Record<Channel, number>>>;
  readonly interrupts?: Readonly<Partial<Record<Channel, readonly Channel[]>>>;
}

export interface Work {
  readonly mode: WorkingMode;
  readonly capacity: Capacity;
}

/** What holds for an agent: their own rules before the team's, channel by channel. */
export function workOf(own: WorkingRules = {}, team: WorkingRules = {}): Work {
  return {
    mode: own.mode ?? team.mode ?? "blended",
    capacity: {
      most: { ...USUAL_CAPACITY.most, ...team.most, ...own.most },
      interrupts: { ...USUAL_CAPACITY.interrupts, ...team.interrupts, ...own.interrupts },
    },
  };
}
