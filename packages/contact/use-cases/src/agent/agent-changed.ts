import type { Agent } from "@patchbay/ports/store/agent-store";

/** The event that tells screens what an agent is doing now, and the router to look again; without `at` and `tenant`. */
export function agentChanged({ id: agent, state }: Agent) {
  const reason = state.status === "away" ? { reason: state.reason } : {};
  return {
    type: "agent.changed" as const,
    agent: agent as string,
    status: state.status,
    since: state.since,
    ...reason,
  };
}
