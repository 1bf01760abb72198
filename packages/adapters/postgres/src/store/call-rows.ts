import type { CallId, CustomerId, RunId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { TextChannel } from "@patchbay/domain/conversation";
import type { CallDirection, CallEnd, CallRecord } from "@patchbay/ports/store/call-store";
import type { Tx } from "../database.ts";
import type { Prisma } from "../generated/client.ts";
import { present } from "../present.ts";

interface Row {
  readonly id: CallId;
  readonly channel: TextChannel | null;
  readonly direction: CallDirection;
  readonly from: string;
  readonly to: string;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly runtime: string;
  readonly flow: string | null;
  readonly version: number | null;
  readonly run: RunId | null;
  readonly sipCallId: string | null;
  readonly trunk: string | null;
  readonly customer: CustomerId | null;
  readonly agent: UserId | null;
  readonly queue: string | null;
  readonly disposition: string | null;
  readonly outcome: string | null;
  readonly endedBy: CallEnd["by"] | null;
  readonly cause: string | null;
  readonly resume: Json | null;
  readonly customerName: string | null;
  readonly agentName: string | null;
  readonly queuedMs: number | null;
  readonly talkedMs: number | null;
}

/** Call records with the names of people and the times in queues and with agents. `tail` follows the FROM clause. */
export async function readCalls(tx: Tx, tail: Prisma.Sql): Promise<readonly CallRecord[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, nullif(c.channel, 'voice') AS channel, c.direction, c.caller AS "from", c.callee AS "to", c.started_at AS "startedAt", c.answered_at AS "answeredAt",
      c.ended_at AS "endedAt", c.runtime, c.flow, c.version, c.run_id AS run, c.sip_call_id AS "sipCallId", c.trunk,
      c.customer_id AS customer, c.agent_id AS agent, c.queue, c.disposition, c.outcome, c.ended_by AS "endedBy", c.cause,
      c.resume, u.name AS "customerName", a.name AS "agentName", q."queuedMs", q."talkedMs"
    FROM call c
    LEFT JOIN customer u ON u.id = c.customer_id
    LEFT JOIN agent a ON a.id = c.agent_id
    LEFT JOIN LATERAL (
      SELECT sum(extract(epoch FROM coalesce(e.answered_at, e.ended_at) - e.entered_at) * 1000)::float8 AS "queuedMs",
        sum(extract(epoch FROM e.ended_at - e.answered_at) * 1000)::float8 AS "talkedMs"
      FROM queue_entry e WHERE e.call_id = c.id
    ) q ON true ${tail}`;
  return rows.map((row) =>
    present({
      ...row,
      startedAt: row.startedAt.getTime(),
      answeredAt: row.answeredAt?.getTime(),
      endedAt: row.endedAt?.getTime(),
    }),
  );
}
