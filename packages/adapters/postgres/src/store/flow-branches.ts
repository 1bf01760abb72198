import { err, ok } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { FlowBranch, ReleaseStore } from "@patchbay/ports/store/release-store";
import { isTaken, type Tx } from "../database.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import { drawn } from "./flow-rows.ts";
import type { TenantContext } from "./tenant-context.ts";

type BranchMethods = Pick<ReleaseStore, "branches" | "branch" | "addBranch" | "rebaseBranch" | "closeBranch">;

export function flowBranches({ inTx, clock }: TenantContext): BranchMethods {
  const now = () => new Date(clock.now());
  return {
    branches: (flow) => inTx((tx) => readBranches(tx, flow === undefined ? {} : { ofFlow: flow })),
    branch: (name) => inTx(async (tx) => (await readBranches(tx, { name }))[0]),

    async addBranch({ of, document, base, by }) {
      const { name } = document;
      const at = now();
      try {
        return await inTx(async (tx) => {
          const flow = await tx.flow.findFirst({ where: { name: of, archivedAt: null }, select: { name: true } });
          if (!flow) return err({ code: "flow.not-found" });
          await tx.flow.createMany({ data: { name, ...drawn(document), changedAt: at, changedBy: by } });
          const common = { base: jsonInput(base), createdAt: at, createdBy: by };
          await tx.flowBranch.createMany({ data: { name, ofFlow: of, ...common } });
          return ok({ name, document, revision: 1, changedAt: at.getTime(), changedBy: by });
        });
      } catch (error) {
        if (isTaken(error)) return err({ code: "flow.name-taken", name });
        throw error;
      }
    },

    async rebaseBranch(name, base) {
      const data = { base: jsonInput(base) };
      await inTx((tx) => tx.flowBranch.updateMany({ where: { name }, data }));
    },

    closeBranch: (name, by) =>
      inTx(async (tx) => {
        const { count } = await tx.flow.updateMany({
          where: { name, archivedAt: null, branchOf: { isNot: null } },
          data: { archivedAt: now(), changedBy: by },
        });
        return count === 1 ? ok() : err({ code: "flow.not-found" });
      }),
  };
}

async function readBranches(
  tx: Tx,
  where: { readonly ofFlow?: string; readonly name?: string },
): Promise<readonly FlowBranch[]> {
  const rows = await tx.flowBranch.findMany({
    where: { ...where, draft: { is: { archivedAt: null } } },
    include: { draft: { select: { title: true } } },
    orderBy: { name: "asc" },
  });
  return rows.map((row) =>
    present({
      name: row.name,
      of: row.ofFlow,
      title: row.draft.title,
      base: row.base as unknown as FlowDocument,
      createdAt: row.createdAt.getTime(),
      createdBy: row.createdBy,
    }),
  );
}
