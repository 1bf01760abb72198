import type { UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { AgentEvent, AgentNotAllowed } from "@patchbay/domain/agent";
import type { Agent } from "@patchbay/ports/store/agent-store";
import { type Announcing, announce } from "../announce.ts";
import { agentChanged } from "./agent-changed.ts";

export type ChangeAgentError = AgentNotAllowed | { readonly code: "agent.not-found" };

/** Applies one event to an agent and tells everybody what they do now. */
export const changeAgent =
  (announcing: Announcing) =>
  async (agent: UserId, event: AgentEvent): Promise<Result<Agent, ChangeAgentError>> => {
    const changed = await announcing.stores.agents.apply(agent, event, announcing.clock.now());
    if (changed.ok) await announce(announcing)(agentChanged(changed.value));
    return changed;
  };
