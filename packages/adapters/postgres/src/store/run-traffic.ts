import type { RunId } from "@patchbay/base/ids";
import { GIVEN_UP } from "@patchbay/ports/store/call-store";
import type { RunTraffic, TrafficQuestion } from "@patchbay/ports/store/run-store";
import { Prisma } from "../generated/client.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface ExitRow {
  readonly node: string;
  readonly exit: string;
  readonly today: bigint;
  /** Undefined: all that was not within the last hour. */
  readonly began: Date | null;
  readonly count: bigint;
}

/** Counts in the database: what is answered grows with the steps of the flow, not with its calls. */
export async function readTraffic(tx: Prisma.TransactionClient, question: TrafficQuestion): Promise<RunTraffic> {
  const { flow, version, today, now } = question;
  const ofVersion = version === undefined ? Prisma.empty : Prisma.sql`AND s.version = ${version}`;
  const standing = await tx.$queryRaw<{ run: RunId; node: string }[]>`
    SELECT run, node FROM (
      SELECT DISTINCT ON (s.run_id) s.run_id AS run, s.node, s.exit FROM path_step s
      WHERE s.call_id IN (SELECT id FROM call WHERE ended_at IS NULL) AND s.flow = ${flow} ${ofVersion}
        AND s.at < ${new Date(now)}
      ORDER BY s.run_id, s.seq DESC, s.exit NULLS LAST
    ) latest WHERE exit IS NULL`;
  const midnight = new Date(today);
  const hourAgo = new Date(now - HOUR);
  const rows = await tx.$queryRaw<ExitRow[]>`
    SELECT node, exit, count(*) FILTER (WHERE at >= ${midnight}) AS today, count(*) AS count,
      CASE WHEN at > ${hourAgo} THEN date_trunc('minute', at) END AS began
    FROM path_step s WHERE flow = ${flow} ${ofVersion} AND exit <> ${GIVEN_UP} AND at >= ${new Date(Math.min(today, now - HOUR))}
      AND at < ${new Date(now)}
    GROUP BY node, exit, began`;
  const exits = [...Map.groupBy(rows, ({ node, exit }) => `${node} ${exit}`).values()].map((group) => ({
    node: group[0]?.node ?? "",
    exit: group[0]?.exit ?? "",
    today: group.reduce((sum, row) => sum + Number(row.today), 0),
    minutes: group.flatMap(({ began, count }) => (began ? [{ began: began.getTime(), count: Number(count) }] : [])),
  }));
  return { standing, exits };
}
