import type { ProgramHash } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { FlowStore, FlowVersion } from "@patchbay/ports/store/flow-store";
import type { Tx } from "../database.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import { drawn, keepProgram } from "./flow-rows.ts";
import type { TenantContext } from "./tenant-context.ts";

/** Published versions: numbered from 1, never rewritten (the application role has no right to). */
export function flowVersions({
  inTx,
  clock,
}: TenantContext): Pick<FlowStore, "publish" | "versions" | "versionDocument"> {
  return {
    publish: (request) =>
      inTx(async (tx) => {
        await tx.$queryRaw`SELECT name FROM flow WHERE name = ${request.name} FOR UPDATE`;
        const flow = await tx.flow.findFirst({ where: { name: request.name, archivedAt: null } });
        if (!flow) return err({ code: "flow.not-found" });
        if (flow.revision !== request.revision) {
          const conflict = { revision: flow.revision, changedBy: flow.changedBy, changedAt: flow.changedAt.getTime() };
          return err({ code: "flow.conflict", ...present(conflict) });
        }
        await keepProgram(tx, request.hash, request.program);
        const last = await tx.flowVersion.aggregate({ where: { flowName: request.name }, _max: { version: true } });
        const version = (last._max.version ?? 0) + 1;
        await tx.flowVersion.createMany({
          data: {
            flowName: request.name,
            version,
            hash: request.hash,
            document: jsonInput(request.document),
            message: request.message,
            publishedAt: new Date(clock.now()),
            publishedBy: request.by,
          },
        });
        await tx.flow.updateMany({ where: { name: request.name }, data: drawn(request.document) });
        const versions = await readVersions(tx, request.name);
        return ok(versions[0] as FlowVersion);
      }),

    versions: (name) => inTx((tx) => readVersions(tx, name)),

    async versionDocument(name, version) {
      const row = await inTx((tx) => tx.flowVersion.findFirst({ where: { flowName: name, version } }));
      return row ? (row.document as unknown as FlowDocument) : undefined;
    },
  };
}

/** Newest first. */
async function readVersions(tx: Tx, name: string): Promise<readonly FlowVersion[]> {
  const rows = await tx.$queryRaw<VersionRow[]>`
    SELECT v.flow_name AS flow, v.version, v.hash, v.message, v.published_at AS "publishedAt",
      coalesce(a.name, v.published_by) AS "publishedBy"
    FROM flow_version v LEFT JOIN agent a ON a.id = v.published_by
    WHERE v.flow_name = ${name} ORDER BY v.version DESC`;
  return rows.map((row) => present({ ...row, publishedAt: row.publishedAt.getTime() }));
}

interface VersionRow {
  readonly flow: string;
  readonly version: number;
  readonly hash: ProgramHash;
  readonly message: string;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
}
