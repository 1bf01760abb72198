import type { ProgramHash, UserId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { Canary, CanaryCounts, MoveReason } from "@patchbay/domain/release";
import type { Alias, AliasMoveRow, ReleaseStore } from "@patchbay/ports/store/release-store";
import type { Tx } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

type AliasMethods = Pick<
  ReleaseStore,
  "aliases" | "alias" | "move" | "moves" | "startCanary" | "endCanary" | "canaries" | "outcomes"
>;
type Named = { readonly flow: string; readonly alias: string };
type Moved = Named & { readonly version: number; readonly why: MoveReason; readonly by: UserId };

export function flowAliases({ inTx, clock }: TenantContext): AliasMethods {
  const now = () => new Date(clock.now());

  const written = async (tx: Tx, { flow, alias, ...move }: Moved): Promise<Alias> => {
    await tx.flowAliasMove.createMany({ data: { flowName: flow, alias, ...move, at: now() } });
    return (await readAliases(tx, { flow, alias }))[0] as Alias;
  };

  return {
    aliases: (flow) => inTx((tx) => readAliases(tx, { flow })),
    alias: (flow, alias) => inTx(async (tx) => (await readAliases(tx, { flow, alias }))[0]),

    move: (request) =>
      inTx(async (tx) => {
        const { flow, alias, version, by } = request;
        if (!(await isVersion(tx, flow, version))) return err({ code: "flow.version-not-found" });
        const stays = { version, canaryVersion: null, canary: Prisma.DbNull, changedAt: now(), changedBy: by };
        const { count } = await tx.flowAlias.updateMany({ where: { flowName: flow, alias }, data: stays });
        if (count === 0) await tx.flowAlias.createMany({ data: { flowName: flow, alias, ...stays } });
        return ok(await written(tx, request));
      }),

    moves: (flow, alias) =>
      inTx(async (tx) => {
        const rows = await tx.$queryRaw<MoveRow[]>`
          SELECT m.version, m.why, m.at, coalesce(a.name, m.by) AS by
          FROM flow_alias_move m LEFT JOIN agent a ON a.id = m.by
          WHERE m.flow_name = ${flow} AND m.alias = ${alias} ORDER BY m.id`;
        return rows.map((row): AliasMoveRow => present({ ...row, at: row.at.getTime() }));
      }),

    startCanary: ({ flow, alias, canary, by }) =>
      inTx(async (tx) => {
        const { version } = canary;
        if (!(await isVersion(tx, flow, version))) return err({ code: "flow.version-not-found" });
        const data = {
          canaryVersion: version,
          canary: jsonInput({ ...canary, startedAt: clock.now() }),
          changedAt: now(),
          changedBy: by,
        };
        const { count } = await tx.flowAlias.updateMany({ where: { flowName: flow, alias }, data });
        if (count === 0) return err({ code: "flow.alias-not-found" });
        return ok(await written(tx, { flow, alias, version, why: "canary-started", by }));
      }),

    endCanary: ({ flow, alias, version, how, by }) =>
      inTx(async (tx) => {
        const promoted = how === "canary-promoted" ? { version } : {};
        const { count } = await tx.flowAlias.updateMany({
          where: { flowName: flow, alias, canaryVersion: version },
          data: { canaryVersion: null, canary: Prisma.DbNull, changedAt: now(), changedBy: by, ...promoted },
        });
        return count === 1 ? written(tx, { flow, alias, version, why: how, by }) : undefined;
      }),

    canaries: () =>
      inTx(async (tx) =>
        (await readAliases(tx, {})).flatMap((row) => (row.canary ? [{ ...row, canary: row.canary }] : [])),
      ),

    outcomes: (flow, version, since) =>
      inTx(async (tx) => {
        const [row] = await tx.$queryRaw<CanaryCounts[]>`
          SELECT count(*)::int AS ended,
            count(*) FILTER (WHERE outcome IN ('failed', 'runaway'))::int AS failed,
            count(*) FILTER (WHERE outcome = 'abandoned')::int AS abandoned
          FROM call
          WHERE flow = ${flow} AND version = ${version} AND started_at >= ${new Date(since)} AND ended_at IS NOT NULL
            AND direction = 'inbound'`;
        return row as CanaryCounts;
      }),
  };
}

interface MoveRow {
  readonly version: number;
  readonly why: MoveReason;
  readonly at: Date;
  readonly by: string | null;
}

async function isVersion(tx: Tx, flow: string, version: number): Promise<boolean> {
  const row = await tx.flowVersion.findFirst({
    where: { flowName: flow, version, flow: { is: { archivedAt: null } } },
    select: { version: true },
  });
  return row !== null;
}

async function readAliases(
  tx: Tx,
  { flow, alias }: { readonly flow?: string | undefined; readonly alias?: string },
): Promise<readonly Alias[]> {
  const rows = await tx.flowAlias.findMany({
    where: { ...(flow === undefined ? {} : { flowName: flow }), ...(alias === undefined ? {} : { alias }) },
    include: { target: { select: { hash: true } } },
    orderBy: [{ flowName: "asc" }, { alias: "asc" }],
  });
  const editors = rows.flatMap(({ changedBy }) => changedBy ?? []);
  const names = await tx.agent.findMany({ where: { id: { in: editors } }, select: { id: true, name: true } });
  return rows.map((row) =>
    present({
      flow: row.flowName,
      alias: row.alias,
      version: row.version,
      hash: row.target.hash as ProgramHash,
      canary: row.canary as unknown as Canary | null,
      changedAt: row.changedAt.getTime(),
      changedBy: names.find(({ id }) => id === row.changedBy)?.name ?? row.changedBy,
    }),
  );
}
