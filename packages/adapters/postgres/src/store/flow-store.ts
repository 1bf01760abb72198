import { err, ok } from "@patchbay/base/result";
import type { FlowChannel, FlowDocument } from "@patchbay/flow-model/document";
import type { Program } from "@patchbay/flow-model/program";
import type { FlowDraft, FlowStore, FlowSummary } from "@patchbay/ports/store/flow-store";
import { isTaken, type Tx } from "../database.ts";
import { present } from "../present.ts";
import type { ProgramMemo } from "../program-memo.ts";
import { flowNumbers } from "./flow-numbers.ts";
import { drawn, keepProgram } from "./flow-rows.ts";
import { flowVersions } from "./flow-versions.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresFlowStore(context: TenantContext, programs: ProgramMemo): FlowStore {
  const { tenant, inTx, clock } = context;
  const now = () => new Date(clock.now());
  return {
    ...flowVersions(context),
    ...flowNumbers(context),

    list: () => inTx(readSummaries),
    draft: (name) => inTx((tx) => readDraft(tx, name)),

    async create(document, by) {
      try {
        return await inTx(async (tx) => {
          await tx.flow.createMany({
            data: { name: document.name, ...drawn(document), changedAt: now(), changedBy: by },
          });
          return ok((await readDraft(tx, document.name)) as FlowDraft);
        });
      } catch (error) {
        if (isTaken(error)) return err({ code: "flow.name-taken", name: document.name });
        throw error;
      }
    },

    saveDraft: (name, document, revision, by) =>
      inTx(async (tx) => {
        const { count } = await tx.flow.updateMany({
          where: { name, revision, archivedAt: null },
          data: { ...drawn(document), changedAt: now(), changedBy: by, revision: { increment: 1 } },
        });
        const draft = await readDraft(tx, name);
        if (!draft) return err({ code: "flow.not-found" });
        if (count === 1) return ok(draft);
        const { document: _, name: __, ...stored } = draft;
        return err({ code: "flow.conflict", ...stored });
      }),

    rename: (name, title, by) =>
      inTx(async (tx) => {
        const draft = await readDraft(tx, name);
        if (!draft) return err({ code: "flow.not-found" });
        await tx.flow.updateMany({
          where: { name },
          data: {
            ...drawn({ ...draft.document, title }),
            changedAt: now(),
            changedBy: by,
            revision: { increment: 1 },
          },
        });
        return ok();
      }),

    archive: (name, by) =>
      inTx(async (tx) => {
        const bound = await tx.boundNumber.findMany({ where: { flowName: name }, orderBy: { number: "asc" } });
        if (bound.length > 0) return err({ code: "flow.in-use", numbers: bound.map((row) => row.number) });
        const { count } = await tx.flow.updateMany({
          where: { name, archivedAt: null },
          data: { archivedAt: now(), changedBy: by },
        });
        return count === 1 ? ok() : err({ code: "flow.not-found" });
      }),

    program: (hash) =>
      programs.get(tenant, hash, async () => {
        const row = await inTx((tx) => tx.program.findFirst({ where: { hash } }));
        return row ? (row.program as unknown as Program) : undefined;
      }),

    keepProgram: (hash, program) => inTx((tx) => keepProgram(tx, hash, program)),
  };
}

async function readDraft(tx: Tx, name: string): Promise<FlowDraft | undefined> {
  const row = await tx.flow.findFirst({ where: { name, archivedAt: null } });
  if (!row) return undefined;
  const editor = row.changedBy ? await tx.agent.findFirst({ where: { id: row.changedBy } }) : undefined;
  return present({
    name: row.name,
    document: row.document as unknown as FlowDocument,
    revision: row.revision,
    changedAt: row.changedAt.getTime(),
    changedBy: editor?.name ?? row.changedBy,
  });
}

async function readSummaries(tx: Tx): Promise<readonly FlowSummary[]> {
  const rows = await tx.$queryRaw<SummaryRow[]>`
    SELECT f.name, f.title, f.channel, f.revision, f.changed_at AS "changedAt", coalesce(a.name, f.changed_by) AS "changedBy",
      v.version AS "latestVersion", v.document IS DISTINCT FROM f.document AS "draftDiffers",
      coalesce((SELECT array_agg(n.number ORDER BY n.number) FROM bound_number n WHERE n.flow_name = f.name), '{}') AS numbers,
      b.of_flow AS "branchOf"
    FROM flow f
    LEFT JOIN flow_branch b ON b.name = f.name
    LEFT JOIN agent a ON a.id = f.changed_by
    LEFT JOIN LATERAL (
      SELECT version, document FROM flow_version WHERE flow_name = f.name ORDER BY version DESC LIMIT 1
    ) v ON true
    WHERE f.archived_at IS NULL ORDER BY f.title, f.name`;
  return rows.map((row) => present({ ...row, changedAt: row.changedAt.getTime() }));
}

interface SummaryRow {
  readonly name: string;
  readonly title: string;
  readonly channel: FlowChannel;
  readonly revision: number;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly latestVersion: number | null;
  readonly draftDiffers: boolean;
  readonly numbers: readonly string[];
  readonly branchOf: string | null;
}
