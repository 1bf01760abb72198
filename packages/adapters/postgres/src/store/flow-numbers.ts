import type { ProgramHash } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { FlowStore, NumberBinding } from "@patchbay/ports/store/flow-store";
import { isTaken } from "../database.ts";
import type { Prisma } from "../generated/client.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

type NumberMethods = Pick<FlowStore, "numbers" | "number" | "addNumber" | "removeNumber" | "bind">;
const WITH_TARGET = { target: { select: { hash: true } } } as const;

export function flowNumbers({ inTx }: TenantContext): NumberMethods {
  return {
    numbers: () =>
      inTx(async (tx) => {
        const rows = await tx.boundNumber.findMany({ include: WITH_TARGET, orderBy: { number: "asc" } });
        return rows.map(toBinding);
      }),

    async number(number) {
      const row = await inTx((tx) => tx.boundNumber.findFirst({ where: { number }, include: WITH_TARGET }));
      return row ? toBinding(row) : undefined;
    },

    async addNumber(number, label) {
      try {
        await inTx((tx) => tx.boundNumber.createMany({ data: { number, label } }));
        return ok({ number, label });
      } catch (error) {
        // Also when another tenant has it: a number has one owner in the installation.
        if (isTaken(error)) return err({ code: "number.taken" });
        throw error;
      }
    },

    async removeNumber(number) {
      const { count } = await inTx((tx) => tx.boundNumber.deleteMany({ where: { number } }));
      return count === 1 ? ok() : err({ code: "number.not-found" });
    },

    bind: (number, target) =>
      inTx(async (tx) => {
        if (target) {
          const { flow, version } = target;
          const there = await tx.flowVersion.findFirst({
            where: { flowName: flow, version, flow: { is: { archivedAt: null } } },
          });
          if (!there) return err({ code: "flow.not-found" });
        }
        const { count } = await tx.boundNumber.updateMany({
          where: { number },
          data: { flowName: target?.flow ?? null, version: target?.version ?? null },
        });
        if (count === 0) return err({ code: "number.not-found" });
        return ok(toBinding(await tx.boundNumber.findFirstOrThrow({ where: { number }, include: WITH_TARGET })));
      }),
  };
}

function toBinding(row: Prisma.BoundNumberGetPayload<{ include: typeof WITH_TARGET }>): NumberBinding {
  return present({
    number: row.number,
    label: row.label,
    flow: row.flowName,
    version: row.version,
    hash: row.target?.hash as ProgramHash | undefined,
  });
}
