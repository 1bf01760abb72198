import type { UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { AgentState } from "@patchbay/domain/agent";
import type { Tx } from "../database.ts";
import { jsonInput } from "../json-text.ts";

/** An agent's state with its row locked until the transaction ends; undefined when there is no such agent. */
export async function lockAgent(
  tx: Tx,
  id: UserId,
): Promise<{ readonly state: AgentState; readonly revision: number } | undefined> {
  const rows = await tx.$queryRaw<{ state: AgentState; revision: number }[]>`
    SELECT state, revision FROM agent WHERE id = ${id} AND removed_at IS NULL FOR UPDATE`;
  return rows[0];
}

/** Writes a locked agent's next state, and the time in the one that ended as a fact. */
export async function moveAgent(
  tx: Tx,
  id: UserId,
  before: { readonly state: AgentState; readonly revision: number },
  after: AgentState,
  at: Instant,
): Promise<void> {
  await tx.agent.updateMany({
    where: { id },
    data: {
      state: jsonInput({ ...after }),
      status: after.status,
      since: new Date(after.since),
      leaseEnd: "until" in after ? new Date(after.until) : null,
      revision: { increment: 1 },
    },
  });
  const { state } = before;
  const ended = state.status !== after.status || state.since !== after.since;
  if (!ended || at <= state.since) return;
  await tx.agentSpan.createMany({
    data: {
      agentId: id,
      status: state.status,
      reason: state.status === "away" ? state.reason : null,
      entryId: "entry" in state ? state.entry : null,
      startedAt: new Date(state.since),
      endedAt: new Date(at),
      revision: before.revision,
    },
  });
  if (state.status === "wrap-up") {
    await tx.$executeRaw`UPDATE queue_entry SET wrapped_ms = coalesce(wrapped_ms, 0) + ${at - state.since}::int
      WHERE id = ${state.entry}`;
  }
}
