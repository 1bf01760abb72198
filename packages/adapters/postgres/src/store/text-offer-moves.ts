import type { CallId, OfferId, UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import { type AgentNotAllowed, type AgentState, nextAgentState } from "@patchbay/domain/agent";
import { type Channel, type Load, noRoomFor } from "@patchbay/domain/routing/capacity";
import { type WorkingRules, workOf } from "@patchbay/domain/routing/working-rules";
import type { Tx } from "../database.ts";
import { Prisma } from "../generated/client.ts";

/** What agents are offered or have in writing. A place whose conversation is over counts no more, whoever forgot to end it. */
export async function loadsOf(tx: Tx, agent?: UserId): Promise<ReadonlyMap<UserId, Load>> {
  const only = agent === undefined ? Prisma.empty : Prisma.sql`AND e.state ->> 'agent' = ${agent}`;
  const rows = await tx.$queryRaw<{ agent: UserId; channel: Channel; contacts: number }[]>`
    SELECT e.state ->> 'agent' AS agent, e.channel, count(*)::int AS contacts
    FROM queue_entry e LEFT JOIN conversation c ON c.tenant_id = e.tenant_id AND c.id = e.call_id
    WHERE e.channel <> 'voice' AND e.status IN ('offered', 'talking') AND c.closed_at IS NULL ${only}
    GROUP BY 1, 2`;
  const loads = new Map<UserId, Load>();
  for (const row of rows) loads.set(row.agent, { ...loads.get(row.agent), [row.channel]: row.contacts });
  return loads;
}

export async function offeredInWriting(tx: Tx, agent: UserId) {
  const rows = await tx.$queryRaw<{ offer: OfferId; until: Date; call: CallId; queue: string }[]>`
    SELECT o.id AS offer, o.until, e.call_id AS call, q.name AS queue
    FROM queue_entry e
      JOIN offer o ON o.tenant_id = e.tenant_id AND o.id = e.state ->> 'offer'
      JOIN queue q ON q.tenant_id = e.tenant_id AND q.id = e.queue_id
    WHERE e.channel <> 'voice' AND e.status = 'offered' AND e.state ->> 'agent' = ${agent} AND o.how IS NULL
    ORDER BY o.offered_at`;
  return rows.map(({ until, ...row }) => ({ ...row, until: until.getTime() }));
}

/**
 * An agent who is ready, and has room beside what is at hand, may be offered one more. The agent's row is locked: of a call and a chat
 * that come at once, one that must not stand beside the other finds it there.
 */
export async function roomFor(
  tx: Tx,
  agent: UserId,
  state: AgentState,
  channel: Channel,
): Promise<Result<AgentState, AgentNotAllowed>> {
  const load = (await loadsOf(tx, agent)).get(agent) ?? {};
  const [rules] = await tx.$queryRaw<{ own: WorkingRules | null; team: WorkingRules | null }[]>`
    SELECT a.work AS own, t.work AS team FROM agent a LEFT JOIN team t ON t.name = a.team WHERE a.id = ${agent}`;
  const { capacity } = workOf(rules?.own ?? undefined, rules?.team ?? undefined);
  if (state.status === "ready" && !noRoomFor(channel, load, capacity)) return ok(state);
  return err({ code: "agent.not-allowed", from: state.status, event: "offered" });
}

/** Who does not take it in time is not at the desk. */
export function afterOfferInWriting(
  state: AgentState,
  how: "missed" | "declined" | "withdrawn",
  at: Instant,
): Result<AgentState, AgentNotAllowed> | undefined {
  if (how !== "missed" || state.status !== "ready") return undefined;
  return nextAgentState(state, { type: "asked", wish: { status: "away", reason: "missed" } }, at);
}
