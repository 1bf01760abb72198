import type { QueueId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { AgentState } from "@patchbay/domain/agent";
import type { SkillLevel } from "@patchbay/domain/queue";
import type { WorkingRules } from "@patchbay/domain/routing/working-rules";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { Tx } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { present } from "../present.ts";

interface Row {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly extension: string | null;
  readonly team: string | null;
  readonly work: WorkingRules | null;
  readonly teamWork: WorkingRules | null;
  readonly skills: readonly SkillLevel[];
  readonly queues: readonly QueueId[];
  readonly state: AgentState;
  readonly revision: number;
  readonly reachable: boolean;
}

/** Agents as the domain sees them. `reachable`: the browser phone's registration has not run out at this instant. */
export async function readAgents(tx: Tx, where: Prisma.Sql, at: Instant): Promise<readonly Agent[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.id, a.name, a.email, a.extension, a.team, a.work, (SELECT t.work FROM team t WHERE t.name = a.team) AS "teamWork", a.skills, a.state, a.revision,
      coalesce((SELECT array_agg(m.queue_id ORDER BY m.queue_id) FROM queue_member m WHERE m.agent_id = a.id), '{}') AS queues,
      EXISTS (SELECT FROM phone_registration p WHERE p.user_id = a.id AND p.expires_at > ${new Date(at)}) AS reachable
    FROM agent a WHERE a.removed_at IS NULL AND ${where} ORDER BY a.name, a.id`;
  return rows.map((row) => present(row));
}

/** Those who take contacts: by role, or because they serve a queue. */
export const WHO_TAKES_CONTACTS = Prisma.sql`(a.role IN ('agent', 'supervisor')
  OR EXISTS (SELECT FROM queue_member m WHERE m.agent_id = a.id))`;
