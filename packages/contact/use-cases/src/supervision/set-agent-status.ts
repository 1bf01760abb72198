import type { UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { AgentWish } from "@patchbay/domain/agent";
import type { Agent } from "@patchbay/ports/store/agent-store";
import { type Acting, record } from "../acting.ts";
import { type SetStatusError, setStatus } from "../agent/set-status.ts";

/** A supervisor asks for another's status, as the agent could; it is written down who did. */
export const setAgentStatus =
  (acting: Acting) =>
  async (input: { readonly agent: UserId; readonly wish: AgentWish }): Promise<Result<Agent, SetStatusError>> => {
    const changed = await setStatus(acting)(input);
    if (changed.ok) await record(acting)("agent.status-set", input.agent, { ...input.wish });
    return changed;
  };
