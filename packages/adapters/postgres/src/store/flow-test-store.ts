import type { Json } from "@patchbay/base/json";
import { err, ok } from "@patchbay/base/result";
import type { FlowTestStore, SavedFlowTest } from "@patchbay/ports/store/flow-test-store";
import type { Tx } from "../database.ts";
import { jsonInput } from "../json-text.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresFlowTestStore({ inTx, clock }: TenantContext): FlowTestStore {
  return {
    find: (flow) => inTx((tx) => readTest(tx, flow)),
    save: (flow, test, revision, by) =>
      inTx(async (tx) => {
        const known = await tx.flow.findFirst({ where: { name: flow, archivedAt: null }, select: { name: true } });
        if (!known) return err({ code: "flow.not-found" });
        const data = { test: jsonInput(test), changedAt: new Date(clock.now()), changedBy: by };
        const { count } =
          revision === 0
            ? await tx.flowTest.createMany({ data: { flowName: flow, revision: 1, ...data }, skipDuplicates: true })
            : await tx.flowTest.updateMany({
                where: { flowName: flow, revision },
                data: { ...data, revision: { increment: 1 } },
              });
        const stored = await readTest(tx, flow);
        return count === 1 ? ok(stored) : err({ code: "flow.test-conflict", revision: stored.revision });
      }),
  };
}

async function readTest(tx: Tx, flowName: string): Promise<SavedFlowTest> {
  const row = await tx.flowTest.findFirst({ where: { flowName } });
  return row ? { test: row.test as Json, revision: row.revision } : { revision: 0 };
}
