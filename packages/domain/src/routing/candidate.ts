import type { QueueId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { SkillLevel } from "../queue.ts";
import type { Capacity, Load } from "./capacity.ts";

/** Which contacts an agent works on: those that come in, those that we make, or both. */
export const WORKING_MODES = ["blended", "inbound", "outbound"] as const;
export type WorkingMode = (typeof WORKING_MODES)[number];

/** What the router sees of an agent that is signed in. */
export interface Candidate {
  readonly agent: UserId;
  readonly queues: readonly QueueId[];
  readonly skills: readonly SkillLevel[];
  readonly team?: string;
  /** Absent: blended. */
  readonly mode?: WorkingMode;
  /** Absent: the usual capacity. */
  readonly capacity?: Capacity;
  /** Contacts at hand now. */
  readonly load?: Load;
  /** Since when ready; absent while not ready. */
  readonly readySince?: Instant;
  /** Browser phone registered and microphone checked. */
  readonly reachable: boolean;
  /** Contacts served so far in this shift. */
  readonly served?: number;
  /** When the agent was given a contact last; absent: never. */
  readonly lastGivenAt?: Instant;
}
