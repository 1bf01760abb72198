import type { QueueId, UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { AgentEvent, AgentNotAllowed, AgentState } from "@patchbay/domain/agent";
import type { SkillLevel } from "@patchbay/domain/queue";

export interface Agent {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly extension?: string;
  readonly team?: string;
  readonly skills: readonly SkillLevel[];
  readonly queues: readonly QueueId[];
  readonly state: AgentState;
  readonly revision: number;
  /** Browser phone registered right now and readiness check passed. */
  readonly reachable: boolean;
}

export interface AgentStore {
  list(): Promise<readonly Agent[]>;
  find(id: UserId): Promise<Agent | undefined>;
  /** Applies the pure reducer under the revision, and writes the ended state's time to the facts. */
  apply(
    id: UserId,
    event: AgentEvent,
    at: Instant,
  ): Promise<Result<Agent, AgentNotAllowed | { readonly code: "agent.not-found" }>>;
  /** `tick` for every agent whose lease (reserved, wrap-up) ran out; answers those that changed. */
  expire(at: Instant): Promise<readonly Agent[]>;
  setSkills(id: UserId, skills: readonly SkillLevel[]): Promise<void>;
  breakReasons(): Promise<
    readonly { readonly code: string; readonly title: { readonly en: string; readonly zh: string } }[]
  >;
}
