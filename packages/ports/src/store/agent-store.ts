import type { QueueId, UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { AgentEvent, AgentNotAllowed, AgentState } from "@patchbay/domain/agent";
import type { SkillLevel } from "@patchbay/domain/queue";
import type { WorkingRules } from "@patchbay/domain/routing/working-rules";

export interface Agent {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly extension?: string;
  readonly team?: string;
  /** Own rules, where there are any. */
  readonly work?: WorkingRules;
  /** The team's, likewise. */
  readonly teamWork?: WorkingRules;
  readonly skills: readonly SkillLevel[];
  readonly queues: readonly QueueId[];
  readonly state: AgentState;
  readonly revision: number;
  /** Browser phone registered right now and readiness check passed. */
  readonly reachable: boolean;
}

export interface Team {
  readonly name: string;
  readonly rules: WorkingRules;
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
  /** The team an agent belongs to, and their own rules; absent: none. */
  setWork(id: UserId, work: { readonly team?: string; readonly rules?: WorkingRules }): Promise<void>;
  teams(): Promise<readonly Team[]>;
  /** Rules for everybody in the team; absent: as usual. */
  saveTeam(team: Team): Promise<void>;
  setSkills(id: UserId, skills: readonly SkillLevel[]): Promise<void>;
  breakReasons(): Promise<
    readonly { readonly code: string; readonly title: { readonly en: string; readonly zh: string } }[]
  >;
}
