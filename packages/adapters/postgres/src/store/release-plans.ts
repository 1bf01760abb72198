import type { UserId } from "@patchbay/base/ids";
import type { ReleasePlan, ReleaseStore } from "@patchbay/ports/store/release-store";
import type { Prisma } from "../generated/client.ts";
import type { TenantContext } from "./tenant-context.ts";

export function releasePlans({
  inTx,
  chance,
}: TenantContext): Pick<ReleaseStore, "plan" | "plans" | "duePlans" | "settlePlan"> {
  const read = (where: Prisma.FlowReleasePlanWhereInput) =>
    inTx(async (tx) => {
      const rows = await tx.flowReleasePlan.findMany({ where, orderBy: [{ at: "asc" }, { id: "asc" }] });
      return rows.map(
        ({ id, flowName, alias, version, at, by, status }): ReleasePlan => ({
          id,
          flow: flowName,
          alias,
          version,
          at: at.getTime(),
          by: by as UserId,
          status: status as ReleasePlan["status"],
        }),
      );
    });

  return {
    async plan(plan) {
      const planned: ReleasePlan = { ...plan, id: chance.id(), status: "waiting" };
      const { flow, at, ...columns } = planned;
      await inTx((tx) => tx.flowReleasePlan.createMany({ data: { ...columns, flowName: flow, at: new Date(at) } }));
      return planned;
    },
    plans: (flow) => read(flow === undefined ? {} : { flowName: flow }),
    duePlans: (now) => read({ status: "waiting", at: { lte: new Date(now) } }),
    settlePlan: (id, status) =>
      inTx(async (tx) => {
        const { count } = await tx.flowReleasePlan.updateMany({ where: { id, status: "waiting" }, data: { status } });
        return count === 1;
      }),
  };
}
