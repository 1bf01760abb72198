import type { Json } from "@patchbay/base/json";
import type { AuditLog } from "@patchbay/ports/store/audit-log";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import type { TenantContext } from "./tenant-context.ts";

export function postgresAuditLog({ inTx }: TenantContext): AuditLog {
  return {
    write: ({ at, by, action, target, detail }) =>
      inTx(async (tx) => {
        const data = { at: new Date(at), by, action, target };
        await tx.auditEntry.createMany({
          data: detail === undefined ? data : { ...data, detail: jsonInput(detail) },
        });
      }),

    list: ({ action, limit, before }) =>
      inTx(async (tx) => {
        const rows = await tx.auditEntry.findMany({
          where: {
            ...(action !== undefined && { action }),
            ...(before !== undefined && { at: { lt: new Date(before) } }),
          },
          orderBy: [{ at: "desc" }, { id: "desc" }],
          take: limit,
        });
        return rows.map((row) =>
          present({
            at: row.at.getTime(),
            by: row.by,
            action: row.action,
            target: row.target,
            detail: row.detail as Json | null,
          }),
        );
      }),
  };
}
